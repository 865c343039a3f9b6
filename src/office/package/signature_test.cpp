// Signatures made here and now: ГОСТ and RSA, detached and attached, sound and spoilt.
#include "office/package/signature.hpp"

#include <doctest/doctest.h>

#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/pem.h>  // first: it lets cms.h declare its PEM forms

#include <openssl/cms.h>
#include <openssl/engine.h>
#include <openssl/x509v3.h>

#include <memory>

using namespace mera;

namespace {

constexpr std::string_view kDocument = "Приказ об итогах семинара. Учебные данные.";

struct Pair {  // a key and its certificate
    std::shared_ptr<EVP_PKEY> key;
    std::shared_ptr<X509> certificate;
    bool gost = false;

    std::string pem() const {
        BIO* bio = BIO_new(BIO_s_mem());
        PEM_write_bio_X509(bio, certificate.get());
        char* bytes = nullptr;
        const auto size = static_cast<std::size_t>(BIO_get_mem_data(bio, &bytes));
        std::string text{bytes, size};
        BIO_free(bio);
        return text;
    }
};

std::shared_ptr<EVP_PKEY> make_key(bool gost) {
    if (!gost) return {EVP_RSA_gen(2048), EVP_PKEY_free};
    static ENGINE* engine = [] {
        OPENSSL_init_crypto(OPENSSL_INIT_ENGINE_ALL_BUILTIN | OPENSSL_INIT_LOAD_CONFIG, nullptr);
        ENGINE* found = ENGINE_by_id("gost");
        REQUIRE(found != nullptr);  // Debian's libengine-gost-openssl
        REQUIRE(ENGINE_init(found) == 1);
        ENGINE_set_default(found, ENGINE_METHOD_ALL);
        return found;
    }();
    EVP_PKEY_CTX* context = EVP_PKEY_CTX_new_id(NID_id_GostR3410_2012_256, engine);
    REQUIRE(EVP_PKEY_keygen_init(context) == 1);
    REQUIRE(EVP_PKEY_CTX_ctrl_str(context, "paramset", "A") == 1);
    EVP_PKEY* key = nullptr;
    REQUIRE(EVP_PKEY_keygen(context, &key) == 1);
    EVP_PKEY_CTX_free(context);
    return {key, EVP_PKEY_free};
}

const EVP_MD* digest_of(bool gost) { return gost ? EVP_get_digestbynid(NID_id_GostR3411_2012_256) : EVP_sha256(); }

// `issuer` none: signed by itself. Valid from `days_from` to `days_to`, counted from today.
Pair make_pair(bool gost, std::string_view name, const Pair* issuer = nullptr, int days_from = -1, int days_to = 365) {
    Pair out{make_key(gost), {X509_new(), X509_free}, gost};
    X509* certificate = out.certificate.get();
    X509_set_version(certificate, 2);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate), 4242);
    X509_gmtime_adj(X509_getm_notBefore(certificate), days_from * 86'400L);
    X509_gmtime_adj(X509_getm_notAfter(certificate), days_to * 86'400L);
    X509_set_pubkey(certificate, out.key.get());
    X509_NAME* subject = X509_get_subject_name(certificate);
    const auto add = [subject](const char* field, std::string_view value) {
        X509_NAME_add_entry_by_txt(subject, field, MBSTRING_UTF8, reinterpret_cast<const unsigned char*>(value.data()),
                                   static_cast<int>(value.size()), -1, 0);
    };
    add("CN", name);
    add("O", "МБОУ «Учебная школа»");
    add("SN", "Учебнов");
    add("GN", "Пример Примерович");
    add("title", "директор");
    const Pair& by = issuer != nullptr ? *issuer : out;
    X509_set_issuer_name(certificate, X509_get_subject_name(by.certificate.get()));
    if (issuer == nullptr) {
        X509_EXTENSION* centre = X509V3_EXT_conf_nid(nullptr, nullptr, NID_basic_constraints, "critical,CA:TRUE");
        X509_add_ext(certificate, centre, -1);
        X509_EXTENSION_free(centre);
    }
    REQUIRE(X509_sign(certificate, by.key.get(), digest_of(by.gost)) > 0);
    return out;
}

std::string sign(const Pair& by, std::string_view content, unsigned flags) {
    BIO* in = BIO_new_mem_buf(content.data(), static_cast<int>(content.size()));
    CMS_ContentInfo* cms = CMS_sign(nullptr, nullptr, nullptr, nullptr, flags | CMS_BINARY | CMS_PARTIAL);
    REQUIRE(CMS_add1_signer(cms, by.certificate.get(), by.key.get(), digest_of(by.gost), flags) != nullptr);
    REQUIRE(CMS_final(cms, in, nullptr, flags | CMS_BINARY) == 1);
    BIO* out = BIO_new(BIO_s_mem());
    i2d_CMS_bio(out, cms);
    char* bytes = nullptr;
    const auto size = static_cast<std::size_t>(BIO_get_mem_data(out, &bytes));
    std::string der{bytes, size};
    BIO_free(in);
    BIO_free(out);
    CMS_ContentInfo_free(cms);
    return der;
}

std::chrono::sys_seconds today() {
    return std::chrono::time_point_cast<std::chrono::seconds>(std::chrono::system_clock::now());
}

SignatureReading read(std::string_view cms, std::optional<std::string_view> content, std::string_view trusted) {
    const auto reading = read_signature({cms, content, trusted, today()});
    REQUIRE(reading);
    return *reading;
}

}  // namespace

TEST_CASE("a detached signature is judged by the document, the key and the certificate") {
    for (const bool gost : {false, true}) {
        CAPTURE(gost);
        const Pair centre = make_pair(gost, "Учебный удостоверяющий центр");
        const Pair director = make_pair(gost, "МБОУ «Учебная школа»", &centre);
        const std::string signature = sign(director, kDocument, CMS_DETACHED);

        const SignatureReading valid = read(signature, kDocument, centre.pem());
        CHECK(valid.verdict == SignatureVerdict::valid);
        CHECK(valid.why.empty());
        CHECK_FALSE(valid.attached);
        REQUIRE(valid.signers.size() == 1);
        const SignatureSigner& signer = valid.signers.front();
        CHECK(signer.name == "Учебнов Пример Примерович");
        CHECK(signer.organisation == "МБОУ «Учебная школа»");
        CHECK(signer.post == "директор");
        CHECK(signer.issuer == "Учебный удостоверяющий центр");
        CHECK(signer.serial == "1092");  // 4242
        CHECK(signer.algorithm == (gost ? "ГОСТ Р 34.10-2012, 256 бит" : "RSA, 2048 бит"));
        CHECK(signer.signed_at.size() == std::string_view{"2020-03-15T12:00:00Z"}.size());
        CHECK(signer.digest_matches == true);

        const SignatureReading changed = read(signature, "Приказ об итогах семинара. Другие данные.", centre.pem());
        CHECK(changed.verdict == SignatureVerdict::broken);
        CHECK(changed.why == "документ изменён после подписания или подписан другой документ");

        const SignatureReading strange = read(signature, kDocument, make_pair(gost, "Чужой центр").pem());
        CHECK(strange.verdict == SignatureVerdict::not_checked);
        CHECK(strange.why == "издателя сертификата нет среди доверенных в настройках");
        CHECK(strange.signers.front().digest_matches == true);

        CHECK(read(signature, kDocument, "").why == "в настройках нет доверенных сертификатов");
        CHECK(read(signature, {}, centre.pem()).verdict == SignatureVerdict::not_checked);
    }
}

TEST_CASE("a certificate counts on the day of the signature") {
    const Pair centre = make_pair(false, "Учебный удостоверяющий центр", nullptr, -1000, 1000);
    const Pair expired = make_pair(false, "Школа", &centre, -400, -30);
    const SignatureReading late = read(sign(expired, kDocument, CMS_DETACHED), kDocument, centre.pem());
    CHECK(late.verdict == SignatureVerdict::not_checked);
    CHECK(late.why == "сертификат к дню подписания истёк");

    // The same signature looked at in two years: the certificate has ended since, the signature has not.
    const Pair director = make_pair(false, "Школа", &centre);
    const auto later = read_signature(
        {sign(director, kDocument, CMS_DETACHED), kDocument, centre.pem(), today() + std::chrono::days{730}});
    CHECK(later->verdict == SignatureVerdict::valid);
}

TEST_CASE("an attached signature holds its document") {
    const Pair centre = make_pair(true, "Учебный удостоверяющий центр");
    const Pair director = make_pair(true, "Школа", &centre);
    const std::string signature = sign(director, kDocument, 0);
    const SignatureReading reading = read(signature, {}, centre.pem());
    CHECK(reading.attached);
    CHECK(reading.verdict == SignatureVerdict::valid);
    CHECK(*signed_content(signature) == kDocument);
    CHECK_FALSE(signed_content(sign(director, kDocument, CMS_DETACHED)));
}

TEST_CASE("base64 and PEM are read as DER is") {
    const Pair director = make_pair(false, "Школа");
    const std::string der = sign(director, kDocument, CMS_DETACHED);
    std::string base64((der.size() + 2) / 3 * 4 + 1, '\0');
    base64.resize(static_cast<std::size_t>(EVP_EncodeBlock(reinterpret_cast<unsigned char*>(base64.data()),
                                                           reinterpret_cast<const unsigned char*>(der.data()),
                                                           static_cast<int>(der.size()))));
    CHECK(read(base64, kDocument, director.pem()).verdict == SignatureVerdict::valid);
    std::string lines;
    for (std::size_t at = 0; at < base64.size(); at += 64) lines += base64.substr(at, 64) + "\n";
    CHECK(read("-----BEGIN CMS-----\n" + lines + "-----END CMS-----\n", kDocument, director.pem()).verdict ==
          SignatureVerdict::valid);
    CHECK(read(lines, kDocument, director.pem()).verdict == SignatureVerdict::valid);
}

TEST_CASE("a signature without its certificate is not checked") {
    const Pair director = make_pair(false, "Школа");
    const SignatureReading bare =
        read(sign(director, kDocument, CMS_DETACHED | CMS_NOCERTS), kDocument, director.pem());
    CHECK(bare.verdict == SignatureVerdict::not_checked);
    CHECK(bare.why == "в подписи нет сертификата подписавшего");
}

TEST_CASE("what is no signature is refused, and cut or spoilt bytes never pass") {
    CHECK_FALSE(read_signature({"", kDocument, "", today()}));
    CHECK_FALSE(read_signature({"Это не подпись", kDocument, "", today()}));
    CHECK_FALSE(read_signature({std::string(5000, '\x30'), kDocument, "", today()}));
    const Pair director = make_pair(false, "Школа");
    const std::string der = sign(director, kDocument, CMS_DETACHED), trusted = director.pem();
    for (std::size_t at = 0; at < der.size(); at += 7) {
        CHECK_FALSE(read_signature({der.substr(0, at), kDocument, trusted, today()}));
        std::string spoilt = der;
        spoilt[at] = static_cast<char>(spoilt[at] ^ 0x55);
        const auto reading = read_signature({spoilt, kDocument, trusted, today()});
        if (!reading || reading->verdict != SignatureVerdict::valid) continue;
        // A byte outside what is signed may change, but what the page shows of the signer may not.
        CHECK(reading->signers.front().name == "Учебнов Пример Примерович");
        CHECK(reading->signers.front().serial == "1092");
    }
}

TEST_CASE("the protocol of a check survives its own JSON, and a child gives the same") {
    const Pair director = make_pair(true, "Школа");
    const std::string signature = sign(director, kDocument, CMS_DETACHED), trusted = director.pem();
    const SignatureReading reading = read(signature, kDocument, trusted);
    CHECK(signature_from_json(to_json(reading)) == reading);
    CHECK_FALSE(signature_from_json("{\"attached\":true}"));
    const auto apart = read_signature_apart({signature, kDocument, trusted, today()}, MERA_READ_CHILD);
    REQUIRE(apart);
    CHECK(apart->reading == reading);
    CHECK(apart->content.empty());
    CHECK(read_signature_apart({sign(director, kDocument, 0), {}, trusted, today()}, MERA_READ_CHILD)->content ==
          kDocument);
    const auto refused = read_signature_apart({"Это не подпись", kDocument, trusted, today()}, MERA_READ_CHILD);
    REQUIRE_FALSE(refused);
    CHECK(refused.failure().message.starts_with("Файл не похож на электронную подпись."));
}
