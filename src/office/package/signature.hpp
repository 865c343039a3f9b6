#pragma once
// Электронная подпись: a CMS SignedData (RFC 5652) in a file of its own (.sig, .p7s) or around the document (.p7m),
// checked by OpenSSL with the ГОСТ engine of Debian. The bytes are never saved anew: that would end the signature.
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/expected.hpp"
#include "office/child_process.hpp"

namespace mera {

enum class SignatureVerdict {
    valid,        // the document is the one that was signed, by the owner of a certificate we trust
    broken,       // the document or the signature was changed
    not_checked,  // something is missing to say either: `why` says what
};
std::string_view code_of(SignatureVerdict verdict);
std::optional<SignatureVerdict> signature_verdict_from(std::string_view code);

struct SignatureSigner {
    std::string name;          // of the person, «Иванов Иван Иванович»; of the organisation where no person is named
    std::string organisation;
    std::string post;
    std::string issuer;        // who gave the certificate
    std::string serial;        // of the certificate, hexadecimal
    std::string valid_from, valid_to;  // ISO dates of the certificate
    std::string signed_at;     // UTC, ISO; as the signer's machine said, nobody vouches for it. Empty: not said
    std::string algorithm;     // «ГОСТ Р 34.10-2012, 256 бит»
    std::optional<bool> digest_matches;  // none: could not be computed
    SignatureVerdict verdict = SignatureVerdict::not_checked;
    std::string why;           // empty when the signature is valid
    friend bool operator==(const SignatureSigner&, const SignatureSigner&) = default;
};

struct SignatureReading {
    bool attached = false;  // the document is inside
    SignatureVerdict verdict = SignatureVerdict::not_checked;  // of all signers together
    std::string why;
    std::vector<SignatureSigner> signers;
    friend bool operator==(const SignatureReading&, const SignatureReading&) = default;
};

struct SignatureTask {
    std::string_view cms;                           // DER, PEM or bare base64
    std::optional<std::string_view> content = {};   // the signed document; none: it is inside, or not at hand
    std::string_view trusted_certificates = {};     // PEM, any number of them
    std::chrono::sys_seconds now = {};              // for signatures that do not say their time
};

// By its first bytes and its name: worth giving to read_signature.
bool looks_like_signature(std::string_view head, std::string_view file_name);

// Failure: these bytes are not a signature.
Expected<SignatureReading> read_signature(const SignatureTask& task);
// The same in a child process with limits; a child that fails gives «не проверена».
struct CheckedSignature {
    SignatureReading reading;
    std::string content;  // the document that was inside an attached signature
};
Expected<CheckedSignature> read_signature_apart(const SignatureTask& task,
                                                const std::string& child_program = reader_program());
// The document inside an attached signature; Failure when there is none.
Expected<std::string> signed_content(std::string_view cms);

std::string to_json(const SignatureReading& reading);
std::optional<SignatureReading> signature_from_json(std::string_view json);

int signature_child_main();  // `mera-read signature`

}  // namespace mera
