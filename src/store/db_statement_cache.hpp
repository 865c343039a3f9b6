#pragma once
// Prepared statements by their text, the least recently used thrown out first. A statement is taken out while it runs,
// so the same text may run twice at once.
#include <list>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace mera {

template <class Statement>
class DbStatementCache {
public:
    struct Entry {
        std::string key;
        Statement statement;
    };
    using Taken = std::list<Entry>;  // one entry; a list node moves without copying

    explicit DbStatementCache(std::size_t entries_max) : entries_max_(entries_max) {}

    Taken take(std::string_view key) {  // empty when there is none
        Taken out;
        const auto found = by_key_.find(key);
        if (found == by_key_.end()) return out;
        out.splice(out.begin(), idle_, found->second);
        by_key_.erase(found);
        return out;
    }

    // Gives back what no longer fits.
    std::optional<Statement> put_back(Taken&& taken) {
        if (by_key_.contains(taken.front().key)) return std::move(taken.front().statement);
        idle_.splice(idle_.begin(), taken);
        by_key_.emplace(idle_.front().key, idle_.begin());
        if (idle_.size() <= entries_max_) return {};
        by_key_.erase(idle_.back().key);
        std::optional<Statement> out{std::move(idle_.back().statement)};
        idle_.pop_back();
        return out;
    }

    void clear() {
        by_key_.clear();
        idle_.clear();
    }
    std::size_t size() const { return idle_.size(); }

private:
    std::size_t entries_max_;
    std::list<Entry> idle_;  // the most recent first
    std::unordered_map<std::string_view, typename std::list<Entry>::iterator> by_key_;
};

}  // namespace mera
