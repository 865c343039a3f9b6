#pragma once
// A value, or the one Failure that explains its absence. A Failure carries two texts: one for the person, one for the
// log. Return a Failure for what a person can cause or repair; throw for what only we can repair.
#include <string>
#include <utility>
#include <variant>

namespace mera {

struct Failure {
    enum class Kind { invalid_input, not_found, not_permitted, conflict, too_large };
    Kind kind;
    std::string message;      // shown: what is wrong and what to do next, in plain Russian
    std::string field = {};   // the form field to point at, if there is one
    std::string detail = {};  // logged, never shown: ids, paths, engine codes
};

template <class T>
class [[nodiscard]] Expected {
public:
    Expected(T value) : state_(std::in_place_index<0>, std::move(value)) {}
    Expected(Failure failure) : state_(std::in_place_index<1>, std::move(failure)) {}
    explicit operator bool() const { return state_.index() == 0; }
    const T& operator*() const& { return std::get<0>(state_); }
    T& operator*() & { return std::get<0>(state_); }
    T&& operator*() && { return std::get<0>(std::move(state_)); }
    const T* operator->() const { return &std::get<0>(state_); }
    T* operator->() { return &std::get<0>(state_); }
    const Failure& failure() const { return std::get<1>(state_); }

private:
    std::variant<T, Failure> state_;
};

struct Done {};  // Expected<Done>: it worked, there is nothing to tell

}  // namespace mera
