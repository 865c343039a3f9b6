#pragma once
// SHA-256 and random secrets, from libsodium.
#include <string>
#include <string_view>

namespace mera {

std::string sha256_hex(std::string_view bytes);
std::string random_token();  // 32 random bytes, 43 characters of URL-safe base64
bool equal_in_constant_time(std::string_view a, std::string_view b);

std::string hash_password(std::string_view password);  // Argon2id with libsodium's interactive limits
bool password_fits(std::string_view password, const std::string& hash);

}  // namespace mera
