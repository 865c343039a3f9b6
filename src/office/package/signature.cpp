#include "office/package/signature.hpp"

#define OPENSSL_SUPPRESS_DEPRECATED  // engines: the ГОСТ of Debian 12 signs by an engine only
#include <openssl/pem.h>  // first: it lets cms.h declare its PEM forms

#include <openssl/cms.h>
#include <openssl/engine.h>
#include <openssl/err.h>
#include <openssl/x509v3.h>

#include <algorithm>
#include <ctime>
#include <memory>
#include <mutex>

#include <fmt/format.h>

#include "base/base64.hpp"
#include "base/text.hpp"

namespace mera {

namespace {

constexpr std::size_t kSignatureBytesMax = std::size_t{64}
                                           << 20;  // an attached one holds a document of 50 MB in base64
constexpr int kSignersMax = 50;                                     // a protocol signed by a whole commission

template <auto free>
struct Free {
    template <class T>
    void operator()(T* it) const {
        free(it);
    }
};
using Bio = std::unique_ptr<BIO, Free<BIO_free_all>>;
using Cms = std::unique_ptr<CMS_ContentInfo, Free<CMS_ContentInfo_free>>;
using Certificate = std::unique_ptr<X509, Free<X509_free>>;
using Store = std::unique_ptr<X509_STORE, Free<X509_STORE_free>>;
using StoreContext = std::unique_ptr<X509_STORE_CTX, Free<X509_STORE_CTX_free>>;
struct FreeCertificates {
    void operator()(STACK_OF(X509) * it) const { sk_X509_pop_free(it, X509_free); }
};
using Certificates = std::unique_ptr<STACK_OF(X509), FreeCertificates>;

Bio bio_of(std::string_view bytes) { return Bio{BIO_new_mem_buf(bytes.data(), static_cast<int>(bytes.size()))}; }

// Without the engine signatures by ГОСТ stay «не проверена»; everything else works.
void load_gost_once() {
    static std::once_flag once;
    std::call_once(once, [] {
        OPENSSL_init_crypto(OPENSSL_INIT_ENGINE_ALL_BUILTIN | OPENSSL_INIT_LOAD_CONFIG, nullptr);
        ENGINE* gost = ENGINE_by_id("gost");
        if (gost != nullptr && ENGINE_init(gost) == 1) ENGINE_set_default(gost, ENGINE_METHOD_ALL);
        ERR_clear_error();
    });
}

Failure not_a_signature() {
    return {
        Failure::Kind::invalid_input,
        "Файл не похож на электронную подпись. Нужен файл .sig, .p7s или .p7m, который сохранила программа подписания.",
        "files"};
}

Cms parse_der(std::string_view bytes) { return Cms{d2i_CMS_bio(bio_of(bytes).get(), nullptr)}; }

Cms parse(std::string_view bytes) {
    if (bytes.empty() || bytes.size() > kSignatureBytesMax) return {};
    Cms cms;
    if (bytes.front() == '\x30') {
        cms = parse_der(bytes);
    } else if (bytes.substr(0, 64).find("-----BEGIN") != std::string_view::npos) {
        cms.reset(PEM_read_bio_CMS(bio_of(bytes).get(), nullptr, nullptr, nullptr));
    } else {
        const std::string der = from_base64(bytes);
        cms = parse_der(der);
    }
    ERR_clear_error();
    if (cms && OBJ_obj2nid(CMS_get0_type(cms.get())) != NID_pkcs7_signed) return {};
    return cms;
}

// --- what a certificate says -----------------------------------------------------------------------------------------
std::string name_part(const X509_NAME* name, int nid) {
    const int at = X509_NAME_get_index_by_NID(name, nid, -1);
    if (at < 0) return {};
    unsigned char* text = nullptr;
    const int size = ASN1_STRING_to_UTF8(&text, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, at)));
    if (size < 0) return {};
    std::string out = collapse_spaces({reinterpret_cast<const char*>(text), static_cast<std::size_t>(size)});
    OPENSSL_free(text);
    return out;
}

std::string iso_of(const ASN1_TIME* time, const char* format) {
    std::tm moment{};
    if (time == nullptr || ASN1_TIME_to_tm(time, &moment) != 1) return {};
    char out[40];
    return {out, std::strftime(out, sizeof out, format, &moment)};
}

std::string serial_of(const X509* certificate) {
    const std::unique_ptr<BIGNUM, Free<BN_free>> number{
        ASN1_INTEGER_to_BN(X509_get0_serialNumber(certificate), nullptr)};
    char* digits = number ? BN_bn2hex(number.get()) : nullptr;
    std::string out = digits != nullptr ? digits : "";
    OPENSSL_free(digits);
    return out;
}

std::string algorithm_words(const X509_ALGOR* algorithm, const EVP_PKEY* key) {
    const ASN1_OBJECT* object = nullptr;
    X509_ALGOR_get0(&object, nullptr, nullptr, algorithm);
    const int bits = key != nullptr ? EVP_PKEY_get_bits(key) : 0;
    switch (OBJ_obj2nid(object)) {
        case NID_id_GostR3410_2012_256:
        case NID_id_tc26_signwithdigest_gost3410_2012_256: return "ГОСТ Р 34.10-2012, 256 бит";
        case NID_id_GostR3410_2012_512:
        case NID_id_tc26_signwithdigest_gost3410_2012_512: return "ГОСТ Р 34.10-2012, 512 бит";
        case NID_id_GostR3410_2001:
        case NID_id_GostR3411_94_with_GostR3410_2001: return "ГОСТ Р 34.10-2001";
        case NID_rsaEncryption:
        case NID_sha256WithRSAEncryption: return fmt::format("RSA, {} бит", bits);
        case NID_X9_62_id_ecPublicKey:
        case NID_ecdsa_with_SHA256: return fmt::format("ECDSA, {} бит", bits);
        default: break;
    }
    char name[80];
    return OBJ_obj2txt(name, sizeof name, object, 0) > 0 ? name : "";
}

void describe(const X509* certificate, SignatureSigner& out) {
    const X509_NAME* subject = X509_get_subject_name(certificate);
    const std::string surname = name_part(subject, NID_surname), given = name_part(subject, NID_givenName);
    const std::string common = name_part(subject, NID_commonName);
    out.name = surname.empty() ? common : collapse_spaces(surname + " " + given);
    out.organisation = name_part(subject, NID_organizationName);
    if (out.organisation.empty() && !surname.empty() && common != out.name) out.organisation = common;
    out.post = name_part(subject, NID_title);
    out.issuer = name_part(X509_get_issuer_name(certificate), NID_commonName);
    out.serial = serial_of(certificate);
    out.valid_from = iso_of(X509_get0_notBefore(certificate), "%Y-%m-%d");
    out.valid_to = iso_of(X509_get0_notAfter(certificate), "%Y-%m-%d");
}

// --- the three questions: is it the document, is it the signer's key, is it a certificate we trust ----------------------
const ASN1_TIME* signing_time(CMS_SignerInfo* signer) {
    const int at = CMS_signed_get_attr_by_NID(signer, NID_pkcs9_signingTime, -1);
    if (at < 0) return nullptr;
    const ASN1_TYPE* value = X509_ATTRIBUTE_get0_type(CMS_signed_get_attr(signer, at), 0);
    if (value == nullptr) return nullptr;
    if (value->type == V_ASN1_UTCTIME) return value->value.utctime;
    return value->type == V_ASN1_GENERALIZEDTIME ? value->value.generalizedtime : nullptr;
}

Certificates certificates_in(std::string_view pem) {
    Certificates out{sk_X509_new_null()};
    const Bio bio = bio_of(pem);
    while (X509* one = PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr)) sk_X509_push(out.get(), one);
    ERR_clear_error();
    return out;
}

std::string chain_problem(int error) {
    switch (error) {
        case X509_V_ERR_CERT_HAS_EXPIRED: return "сертификат к дню подписания истёк";
        case X509_V_ERR_CERT_NOT_YET_VALID: return "сертификат в день подписания ещё не действовал";
        case X509_V_ERR_CERT_SIGNATURE_FAILURE: return "подпись издателя под сертификатом неверна";
        default: return "издателя сертификата нет среди доверенных в настройках";
    }
}

struct Trust {
    Store store;
    bool empty = true;
    std::time_t now = 0;
};

Trust trust_in(const SignatureTask& task) {
    Trust out{Store{X509_STORE_new()}, true, std::chrono::system_clock::to_time_t(task.now)};
    const Certificates trusted = certificates_in(task.trusted_certificates);
    for (int at = 0; at < sk_X509_num(trusted.get()); ++at)
        X509_STORE_add_cert(out.store.get(), sk_X509_value(trusted.get(), at));
    out.empty = sk_X509_num(trusted.get()) == 0;
    X509_STORE_set_flags(out.store.get(),
                         X509_V_FLAG_PARTIAL_CHAIN);  // an issuing centre may be trusted without its root
    return out;
}

// Empty: the certificate leads to one we trust, on the day of the signature. Revocation is not asked: there is no network.
std::string chain_doubt(X509* certificate, STACK_OF(X509) * others, const ASN1_TIME* signed_at, const Trust& trust) {
    if (trust.empty) return "в настройках нет доверенных сертификатов";
    const StoreContext context{X509_STORE_CTX_new()};
    if (!context || X509_STORE_CTX_init(context.get(), trust.store.get(), certificate, others) != 1)
        return "сертификат не читается";
    std::tm moment{};
    const bool said = signed_at != nullptr && ASN1_TIME_to_tm(signed_at, &moment) == 1;
    const std::time_t day = said ? std::min(::timegm(&moment), trust.now) : trust.now;
    X509_VERIFY_PARAM_set_time(X509_STORE_CTX_get0_param(context.get()), day);
    if (X509_verify_cert(context.get()) == 1) return {};
    return chain_problem(X509_STORE_CTX_get_error(context.get()));
}

struct Digests {  // the document, run through the digest of every signer
    Bio chain;
    bool known = false;  // the document was at hand and every digest is known
};

Digests digest_content(CMS_ContentInfo* cms, const SignatureTask& task) {
    Digests out;
    const bool detached = CMS_is_detached(cms) != 0;
    if (detached && !task.content) return out;
    Bio content = detached ? bio_of(*task.content) : Bio{};
    BIO* chain = CMS_dataInit(cms, content.get());
    ERR_clear_error();
    if (chain == nullptr) return out;  // a digest that nobody here knows
    static_cast<void>(content.release());  // it is the end of the chain now
    out.chain.reset(chain);
    char bytes[16 * 1024];
    while (BIO_read(chain, bytes, sizeof bytes) > 0) {
    }
    out.known = true;
    return out;
}

void judge(SignatureSigner& out, SignatureVerdict verdict, std::string why) {
    out.verdict = verdict;
    out.why = std::move(why);
}

SignatureSigner check_signer(CMS_SignerInfo* signer, const Digests& digests, STACK_OF(X509) * inside,
                             const Trust& trust) {
    SignatureSigner out;
    EVP_PKEY* key = nullptr;
    X509* certificate = nullptr;
    X509_ALGOR* algorithm = nullptr;
    CMS_SignerInfo_get0_algs(signer, &key, &certificate, nullptr, &algorithm);
    out.algorithm = algorithm_words(algorithm, certificate != nullptr ? X509_get0_pubkey(certificate) : nullptr);
    const ASN1_TIME* signed_at = signing_time(signer);
    out.signed_at = iso_of(signed_at, "%Y-%m-%dT%H:%M:%SZ");
    ERR_clear_error();
    if (certificate == nullptr) {
        judge(out, SignatureVerdict::not_checked, "в подписи нет сертификата подписавшего");
        return out;
    }
    describe(certificate, out);
    if (X509_get0_pubkey(certificate) == nullptr) {
        judge(out, SignatureVerdict::not_checked, "алгоритм подписи «" + out.algorithm + "» этой программе неизвестен");
        ERR_clear_error();
        return out;
    }
    if (digests.known) out.digest_matches = CMS_SignerInfo_verify_content(signer, digests.chain.get()) == 1;
    // Without signed attributes the signature stands over the document itself and verify_content has checked it.
    const bool signature_right = CMS_signed_get_attr_count(signer) <= 0 ? out.digest_matches.value_or(false)
                                                                        : CMS_SignerInfo_verify(signer) == 1;
    ERR_clear_error();
    if (out.digest_matches == false) {
        judge(out, SignatureVerdict::broken, "документ изменён после подписания или подписан другой документ");
    } else if (!signature_right && digests.known) {
        judge(out, SignatureVerdict::broken, "подпись не принадлежит владельцу сертификата");
    } else if (!digests.known) {
        judge(out, SignatureVerdict::not_checked,
              "не с чем сличить: нет подписанного документа или неизвестен алгоритм его свёртки");
    } else if (const std::string doubt = chain_doubt(certificate, inside, signed_at, trust); !doubt.empty()) {
        judge(out, SignatureVerdict::not_checked, doubt);
    } else {
        judge(out, SignatureVerdict::valid, {});
    }
    return out;
}

}  // namespace

bool looks_like_signature(std::string_view head, std::string_view file_name) {
    const std::string name = lower(file_name);
    const bool named =
        name.ends_with(".sig") || name.ends_with(".sgn") || name.ends_with(".p7s") || name.ends_with(".p7m");
    return named && !head.empty();
}

Expected<SignatureReading> read_signature(const SignatureTask& task) {
    load_gost_once();
    const Cms cms = parse(task.cms);
    if (!cms) return not_a_signature();
    SignatureReading out;
    out.attached = CMS_is_detached(cms.get()) == 0;
    const Certificates inside{CMS_get1_certs(cms.get())};
    CMS_set1_signers_certs(cms.get(), inside.get(), 0);
    const Digests digests = digest_content(cms.get(), task);
    const Trust trust = trust_in(task);
    const auto* signers = CMS_get0_SignerInfos(cms.get());
    const int count = signers == nullptr ? 0 : sk_CMS_SignerInfo_num(signers);
    if (count == 0 || count > kSignersMax) return not_a_signature();
    for (int at = 0; at < count; ++at)
        out.signers.push_back(check_signer(sk_CMS_SignerInfo_value(signers, at), digests, inside.get(), trust));
    // The weakest of them speaks for all.
    const auto weakest = std::max_element(out.signers.begin(), out.signers.end(), [](const auto& a, const auto& b) {
        const auto weight = [](SignatureVerdict v) {
            return v == SignatureVerdict::valid ? 0 : v == SignatureVerdict::not_checked ? 1 : 2;
        };
        return weight(a.verdict) < weight(b.verdict);
    });
    out.verdict = weakest->verdict;
    out.why = weakest->why;
    return out;
}

Expected<std::string> signed_content(std::string_view bytes) {
    load_gost_once();
    const Cms cms = parse(bytes);
    if (!cms) return not_a_signature();
    ASN1_OCTET_STRING** content = CMS_get0_content(cms.get());
    if (content == nullptr || *content == nullptr)
        return Failure{Failure::Kind::invalid_input, "В этом файле только подпись, документа внутри нет.", "files"};
    return std::string{reinterpret_cast<const char*>(ASN1_STRING_get0_data(*content)),
                       static_cast<std::size_t>(ASN1_STRING_length(*content))};
}

}  // namespace mera
