#include "usecases/evidence_inspector.hpp"

#include <exception>

#include "store/evidence_checks.hpp"

namespace mera {

EvidenceInspector::EvidenceInspector(Parts parts)
    : parts_(std::move(parts)), thread_([this](const std::stop_token& stop) { run(stop); }) {}

EvidenceInspector::~EvidenceInspector() = default;  // the thread is asked to stop and joined

void EvidenceInspector::look_at(ObligationId obligation) {
    {
        const std::lock_guard lock{guard_};
        waiting_.push_back(obligation);
    }
    woken_.notify_one();
}

void EvidenceInspector::run(const std::stop_token& stop) {
    take_up_the_rest();
    while (!stop.stop_requested()) {
        std::optional<ObligationId> next;
        {
            std::unique_lock lock{guard_};
            if (!woken_.wait(lock, stop, [this] { return !waiting_.empty(); })) return;
            next = waiting_.front();
            waiting_.pop_front();
        }
        inspect(*next);
    }
}

void EvidenceInspector::take_up_the_rest() {
    try {
        Db db = Db::open(parts_.database_address);
        for (const ObligationId obligation : obligations_with_unseen_files(db)) look_at(obligation);
    } catch (const std::exception& fault) {
        parts_.on_fault(fault.what());
    }
}

// A connection for each hand-in: most of the day there is nothing to look at, and a lost database is met again.
void EvidenceInspector::inspect(ObligationId obligation) {
    try {
        Db db = Db::open(parts_.database_address);
        check_evidence(db, parts_.files, parts_.checker, obligation, parts_.now());
    } catch (const std::exception& fault) {  // the page goes on saying that the file is not looked at
        parts_.on_fault(fault.what());
    }
}

}  // namespace mera
