#include "net/mail_header.hpp"

#include <unicode/uidna.h>

#include <algorithm>
#include <array>
#include <memory>

#include "base/base64.hpp"
#include "base/text.hpp"

namespace mera {

namespace {

constexpr std::size_t kEncodedBytesMax = 42;  // of text in one «=?UTF-8?B?…?=», which may be 75 characters long
constexpr std::size_t kReplyBytesMax = 300;

bool is_plain(std::string_view text) {
    return text.find("=?") == std::string_view::npos &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
}

std::string without_controls(std::string_view text) {
    std::string out;
    for (const char32_t c : code_points(text)) out += c < U' ' || (c >= 0x7F && c < 0xA0) ? " " : utf8(c);
    return collapse_spaces(out);
}

}  // namespace

std::string mail_header_words(std::string_view text) {
    std::string clean = is_valid_utf8(text) ? without_controls(text) : std::string{};
    if (is_plain(clean)) return clean;
    std::string out, piece;
    const auto close_piece = [&] {
        if (piece.empty()) return;
        out += (out.empty() ? "" : "\r\n ") + ("=?UTF-8?B?" + to_base64(piece) + "?=");
        piece.clear();
    };
    for (const char32_t c : code_points(clean)) {
        const std::string letter = utf8(c);
        if (piece.size() + letter.size() > kEncodedBytesMax) close_piece();  // never in the middle of a letter
        piece += letter;
    }
    close_piece();
    return out;
}

std::optional<std::string> ascii_host(std::string_view host) {
    UErrorCode error = U_ZERO_ERROR;
    const std::unique_ptr<UIDNA, void (*)(UIDNA*)> idna{
        uidna_openUTS46(UIDNA_NONTRANSITIONAL_TO_ASCII | UIDNA_CHECK_BIDI | UIDNA_USE_STD3_RULES, &error), uidna_close};
    if (U_FAILURE(error)) return {};
    std::array<char, 256> out{};  // a name is at most 253 characters
    UIDNAInfo info = UIDNA_INFO_INITIALIZER;
    const int32_t size = uidna_nameToASCII_UTF8(idna.get(), host.data(), static_cast<int32_t>(host.size()), out.data(),
                                                static_cast<int32_t>(out.size()), &info, &error);
    if (U_FAILURE(error) || info.errors != 0 || size <= 0 || size >= static_cast<int32_t>(out.size())) return {};
    return std::string{out.data(), static_cast<std::size_t>(size)};
}

std::optional<std::string> ascii_address(std::string_view address) {
    const auto at = address.rfind('@');
    if (at == std::string_view::npos) return {};
    const std::string_view local = address.substr(0, at);
    const bool latin = std::all_of(local.begin(), local.end(), [](char c) {
        return c > ' ' && c <= '~' && std::string_view{"<>()[]:;@\\,\""}.find(c) == std::string_view::npos;
    });
    const auto host = ascii_host(address.substr(at + 1));
    if (local.empty() || !latin || !host) return {};
    return std::string{local} + "@" + *host;
}

std::string shown_reply(std::string_view line) {
    std::string out;
    for (const char c : line.substr(0, kReplyBytesMax)) out += c >= ' ' && c <= '~' ? c : ' ';
    return collapse_spaces(out);
}

}  // namespace mera
