#pragma once
// Looks at handed-in files beside the web workers: the person who hands in does not wait for signatures and first pages.
// What waits is in the database (a file without a look), so a fall loses nothing.
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <stop_token>
#include <string>
#include <thread>

#include "usecases/check_evidence.hpp"

namespace mera {

class EvidenceInspector {
public:
    struct Parts {
        std::string database_address;
        EvidenceFiles& files;
        EvidenceChecker checker;
        std::function<Moment()> now;
        std::function<void(const std::string&)> on_fault = [](const std::string&) {};
    };
    explicit EvidenceInspector(Parts parts);  // begins with what an earlier run has not looked at
    EvidenceInspector(const EvidenceInspector&) = delete;
    EvidenceInspector& operator=(const EvidenceInspector&) = delete;
    ~EvidenceInspector();  // waits for the file under way; the rest waits for the next start

    void look_at(ObligationId obligation);

private:
    void run(const std::stop_token& stop);
    void take_up_the_rest();
    void inspect(ObligationId obligation);

    Parts parts_;
    std::mutex guard_;
    std::condition_variable_any woken_;
    std::deque<ObligationId> waiting_;
    std::jthread thread_;  // last: it uses the others
};

}  // namespace mera
