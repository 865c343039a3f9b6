#pragma once
// Where a test keeps its things: a directory that goes away, a database on either engine.
//
//     TEST_CASE_TEMPLATE("a rule of the store", Place, OnSqlite, OnPostgres) {
//         const Place place;
//         Db db = Db::open(place.address());
#include <stdlib.h>

#include <filesystem>
#include <stdexcept>
#include <string>

#include "support/throwaway_postgres.hpp"

namespace mera::test {

class ThrowawayDirectory {
public:
    ThrowawayDirectory() {
        std::string name = (std::filesystem::temp_directory_path() / "mera-test-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary directory");
        path_ = name;
    }
    ThrowawayDirectory(const ThrowawayDirectory&) = delete;
    ThrowawayDirectory& operator=(const ThrowawayDirectory&) = delete;
    ~ThrowawayDirectory() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

class OnSqlite {
public:
    std::string address() const { return "sqlite:" + (directory_.path() / "test.db").string(); }

private:
    ThrowawayDirectory directory_;
};

class OnPostgres {
public:
    const std::string& address() const { return address_; }

private:
    std::string address_ = throwaway_postgres();
};

}  // namespace mera::test
