#include <doctest/doctest.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <memory>

#include "support/loopback_client.hpp"
#include "web/http/http_server_fixture.hpp"

using namespace mera;
using test::LoopbackClient;
using test::TestServer;

namespace {

template <auto free>
struct Freed {
    template <class T>
    void operator()(T* thing) const {
        free(thing);
    }
};

class Certificate {  // for this test only: a key and a certificate signed with it
public:
    Certificate() {
        const std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>> key{EVP_EC_gen("P-256")};
        const std::unique_ptr<X509, Freed<X509_free>> certificate{X509_new()};
        X509_set_version(certificate.get(), 2);
        ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), 1);
        X509_gmtime_adj(X509_getm_notBefore(certificate.get()), 0);
        X509_gmtime_adj(X509_getm_notAfter(certificate.get()), 3'600);
        X509_set_pubkey(certificate.get(), key.get());
        X509_NAME* name = X509_get_subject_name(certificate.get());
        X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char*>("mera.test"), -1,
                                   -1, 0);
        X509_set_issuer_name(certificate.get(), name);
        X509_sign(certificate.get(), key.get(), EVP_sha256());
        FILE* file = std::fopen(certificate_path.c_str(), "w");
        PEM_write_X509(file, certificate.get());
        std::fclose(file);
        file = std::fopen(key_path.c_str(), "w");
        PEM_write_PrivateKey(file, key.get(), nullptr, nullptr, 0, nullptr, nullptr);
        std::fclose(file);
    }
    ~Certificate() {
        std::filesystem::remove(certificate_path);
        std::filesystem::remove(key_path);
    }
    ServerSettings settings() const {
        ServerSettings settings;
        settings.tls_certificate = certificate_path;
        settings.tls_key = key_path;
        return settings;
    }
    const std::string certificate_path =
        std::filesystem::temp_directory_path() / ("mera-" + std::to_string(::getpid()) + ".crt");
    const std::string key_path =
        std::filesystem::temp_directory_path() / ("mera-" + std::to_string(::getpid()) + ".key");
};

class TlsClient {
public:
    TlsClient(std::uint16_t port, int version) : plain_(port), context_(SSL_CTX_new(TLS_client_method())) {
        SSL_CTX_set_security_level(context_.get(), 0);  // so that old versions are offered at all
        SSL_CTX_set_min_proto_version(context_.get(), version);
        SSL_CTX_set_max_proto_version(context_.get(), version);
        ssl_.reset(SSL_new(context_.get()));
        SSL_set_fd(ssl_.get(), plain_.socket());
        connected_ = SSL_connect(ssl_.get()) == 1;
    }
    bool is_connected() const { return connected_; }
    bool send(std::string_view bytes) {
        return SSL_write(ssl_.get(), bytes.data(), static_cast<int>(bytes.size())) > 0;
    }
    std::string receive(std::size_t bytes) {
        std::string some(bytes, '\0');
        some.resize(static_cast<std::size_t>(std::max(0, SSL_read(ssl_.get(), some.data(), static_cast<int>(bytes)))));
        return some;
    }
    std::string receive_all() {
        std::string all;
        char bytes[16 * 1024];
        for (int got = 0; (got = SSL_read(ssl_.get(), bytes, sizeof bytes)) > 0;)
            all.append(bytes, static_cast<std::size_t>(got));
        return all;
    }
    bool was_closed_properly() const { return (SSL_get_shutdown(ssl_.get()) & SSL_RECEIVED_SHUTDOWN) != 0; }

private:
    LoopbackClient plain_;
    std::unique_ptr<SSL_CTX, Freed<SSL_CTX_free>> context_;
    std::unique_ptr<SSL, Freed<SSL_free>> ssl_;
    bool connected_ = false;
};

}  // namespace

TEST_CASE("TLS 1.2 and 1.3 in process, nothing older") {
    const Certificate certificate;
    TestServer server{certificate.settings()};
    for (const int version : {TLS1_2_VERSION, TLS1_3_VERSION}) {
        TlsClient client{server.port(), version};
        REQUIRE(client.is_connected());
        client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        const std::string answer = client.receive_all();
        CHECK(answer.starts_with("HTTP/1.1 200 OK"));
        CHECK(answer.find("Strict-Transport-Security: max-age=") != std::string::npos);
        CHECK(answer.find("HTTP/1.1 200 OK", 10) != std::string::npos);
        CHECK(answer.ends_with("hello"));
        CHECK(client.was_closed_properly());
    }
    for (const int version : {TLS1_VERSION, TLS1_1_VERSION})
        CHECK_FALSE(TlsClient(server.port(), version).is_connected());
}

TEST_CASE("a refusal is readable over TLS too, though the body is still being sent") {
    const Certificate certificate;
    TestServer server{certificate.settings()};
    TlsClient client{server.port(), TLS1_3_VERSION};
    REQUIRE(client.is_connected());
    client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 5000000\r\n\r\n");
    bool open = true;
    for (int sent = 0; sent < 5'000'000 && open; sent += 50'000) open = client.send(std::string(50'000, 'x'));
    CHECK(open);
    CHECK(client.receive(12) == "HTTP/1.1 413");
}

TEST_CASE("who speaks plainly to a TLS port, or says nothing, does no harm") {
    const Certificate certificate;
    ServerSettings settings = certificate.settings();
    settings.limits.head_time = Milliseconds{300};
    TestServer server{settings};
    LoopbackClient plain{server.port()};
    CHECK(plain.get("/").status == 0);
    LoopbackClient silent{server.port()};
    CHECK(silent.is_closed_by_server());
    TlsClient client{server.port(), TLS1_3_VERSION};
    client.send("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    CHECK(client.receive_all().ends_with("hello"));
}
