#pragma once
// Values that travel beside a statement as its parameters $1, $2, …; they are never pasted into its text.
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/date.hpp"
#include "base/id.hpp"

namespace mera {

using Bytes = std::vector<std::byte>;

enum class DbType : char { unknown = '?', integer = 'i', real = 'r', boolean = 'b', text = 't', bytes = 'x' };

namespace db_detail {

template <class T>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;
template <class T>
inline constexpr bool is_id = false;
template <class Tag>
inline constexpr bool is_id<Id<Tag>> = true;
template <class T>
inline constexpr bool not_a_database_type = false;

template <class T>
concept Text = std::is_convertible_v<const T&, std::string_view> && !std::is_same_v<T, std::nullptr_t>;
// A set of words of the domain that is stored by its code: «accepted».
template <class T>
concept Coded = std::is_enum_v<T> && requires(T value) {
    { code_of(value) } -> std::same_as<std::string_view>;
};

template <class T>
constexpr DbType type_of() {
    if constexpr (is_optional<T>)
        return type_of<typename T::value_type>();
    else if constexpr (std::is_same_v<T, bool>)
        return DbType::boolean;
    else if constexpr (std::is_integral_v<T> || is_id<T>)
        return DbType::integer;
    else if constexpr (std::is_floating_point_v<T>)
        return DbType::real;
    else if constexpr (Text<T> || Coded<T> || std::is_same_v<T, Date>)
        return DbType::text;
    else if constexpr (std::is_same_v<T, Bytes>)
        return DbType::bytes;
    else
        return DbType::unknown;
}

}  // namespace db_detail

// One parameter, seen for the length of a call: texts and bytes stay where they are.
class DbParameter {
public:
    template <class T>
    static DbParameter of(const T& value) {
        using namespace db_detail;
        DbParameter out{type_of<T>()};
        if constexpr (is_optional<T>) {
            if (value) return of(*value);
        } else if constexpr (std::is_same_v<T, std::nullptr_t>) {
            return out;
        } else if constexpr (is_id<T>) {
            out.hold_integer(value.value);
        } else if constexpr (std::is_same_v<T, bool>) {
            out.hold_integer(value ? 1 : 0);
        } else if constexpr (std::is_integral_v<T>) {
            if (!std::in_range<std::int64_t>(value)) throw std::out_of_range("a number too large for the database");
            out.hold_integer(static_cast<std::int64_t>(value));
        } else if constexpr (std::is_floating_point_v<T>) {
            out.real_ = static_cast<double>(value);
            out.null_ = false;
        } else if constexpr (Text<T>) {
            out.hold_text(value);
        } else if constexpr (Coded<T>) {
            out.hold_text(code_of(value));
        } else if constexpr (std::is_same_v<T, Date>) {
            out.hold_date(value);
        } else if constexpr (std::is_same_v<T, Bytes>) {
            out.hold_text({reinterpret_cast<const char*>(value.data()), value.size()});
        } else {
            static_assert(not_a_database_type<T>, "this type cannot be stored: give it a code_of() or convert it");
        }
        return out;
    }

    DbType type() const { return type_; }
    bool is_null() const { return null_; }
    std::int64_t integer() const { return integer_; }  // of an integer or a boolean
    double real() const { return real_; }
    std::string_view text() const {  // of a text or bytes
        return is_date_ ? std::string_view{date_.data(), date_.size()} : text_;
    }

private:
    friend class DbValue;
    explicit DbParameter(DbType type) : type_(type) {}
    void hold_integer(std::int64_t value) {
        integer_ = value;
        null_ = false;
    }
    // By reference and not inline: g++ 12 takes the text of an optional that it reads ahead of the test for
    // uninitialised.
    void hold_text(const std::string_view& value);
    void hold_date(Date value);

    DbType type_;
    bool null_ = true;
    bool is_date_ = false;
    std::array<char, 10> date_{};  // 2020-06-12
    std::int64_t integer_ = 0;
    double real_ = 0;
    std::string_view text_;
};

// One parameter that keeps its text: for statements whose parameters are gathered one by one.
class DbValue {
public:
    template <class T>
        requires(!std::is_same_v<T, DbValue>)
    DbValue(const T& value) : parameter_(DbParameter::of(value)) {
        text_ = parameter_.text_;
        parameter_.text_ = {};
    }
    DbParameter parameter() const {
        DbParameter out = parameter_;
        out.text_ = text_;
        return out;
    }

private:
    DbParameter parameter_;
    std::string text_;
};

}  // namespace mera
