#include "usecases/check_evidence.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "domain/control/evidence_warning.hpp"
#include "domain/plan/measure_name.hpp"
#include "intake/order/document_requisites.hpp"
#include "office/limits.hpp"
#include "office/read/document_look.hpp"
#include "store/audit.hpp"
#include "store/evidence_checks.hpp"
#include "store/evidence_media_type.hpp"
#include "store/programmes.hpp"
#include "usecases/obligation.hpp"
#include "usecases/transaction.hpp"

namespace mera {

namespace {

// A file that the disk has lost is an empty one here: doctor tells of it.
std::string bytes_of(const EvidenceFiles& files, const std::string& sha256) {
    return files.bytes(sha256).value_or(std::string{});
}

bool is_signature(const Evidence& evidence) {
    return evidence.kind == EvidenceKind::file && looks_like_signature("?", evidence.file_name);
}

// «приказ.pdf.sig» stands under «приказ.pdf»; a signature with another name under the only other file, if there is one.
const Evidence* signed_by(const Evidence& signature, const std::vector<Evidence>& items) {
    const std::string bare = lower(signature.file_name.substr(0, signature.file_name.rfind('.')));
    const Evidence* only = nullptr;
    int others = 0;
    for (const Evidence& item : items) {
        if (item.kind != EvidenceKind::file || is_signature(item)) continue;
        const std::string name = lower(item.file_name);
        if (name == bare || name.substr(0, name.rfind('.')) == bare) return &item;
        only = &item;
        ++others;
    }
    return others == 1 ? only : nullptr;
}

std::chrono::sys_seconds moment_of(const Moment& now) {
    return std::chrono::sys_days{now.today} + std::chrono::days{1} - std::chrono::seconds{1};
}

SignatureCheckRecord check_signature(EvidenceFiles& files, const EvidenceChecker& checker, const Evidence& signature,
                                     const Evidence* document, const Moment& now) {
    const std::string cms = bytes_of(files, signature.sha256);
    const std::string content = document != nullptr ? bytes_of(files, document->sha256) : std::string{};
    SignatureTask task{cms, {}, checker.trusted_certificates, moment_of(now)};
    if (document != nullptr) task.content = content;
    auto checked = read_signature_apart(task, checker.child_program);
    SignatureReading reading;
    if (checked)
        reading = checked->reading;
    else
        reading.why = lower_first(checked.failure().message);
    SignatureCheckRecord out{signature.id, {},         std::string{code_of(reading.verdict)}, to_json(reading), {},
                             {},           now.instant};
    if (document != nullptr && !reading.attached) out.signed_evidence = document->id;
    if (checked && !checked->content.empty()) {
        EvidenceWriter writer = files.writer(static_cast<std::int64_t>(kInputBytesMax));
        const auto written = writer.append(checked->content);
        const auto kept = written ? writer.finish() : Expected<StoredFile>{written.failure()};
        if (kept) {
            out.content_sha256 = kept->sha256;
            out.content_type = kept->media_type;
        }
    }
    return out;
}

DocumentLookRecord look_at(const EvidenceFiles& files, const EvidenceChecker& checker, const Evidence& file) {
    DocumentLookRecord out{};
    out.sha256 = file.sha256;
    const auto look = look_at_document(bytes_of(files, file.sha256), checker.child_program);
    if (!look) return out;  // an archive, a video: nothing to say of it
    const DocumentRequisites requisites = document_requisites(look->first_lines);
    out.is_scan = look->is_scan;
    out.is_damaged = look->is_damaged;
    out.kind = requisites.kind;
    out.number = requisites.number;
    out.date = requisites.date;
    return out;
}

// Children work outside the transaction: a signature of a large file takes a second.
void check_signatures(Db& db, EvidenceFiles& files, const EvidenceChecker& checker, ObligationId obligation,
                      std::optional<PersonId> by, bool again, const Moment& now) {
    const auto known = signature_checks_of(db, obligation);
    std::vector<SignatureCheckRecord> checks;
    for (const SubmissionRecord& submission : submissions_of(db, obligation))
        for (const Evidence& item : submission.evidence)
            if (is_signature(item) && (again || !known.contains(item.id)))
                checks.push_back(check_signature(files, checker, item, signed_by(item, submission.evidence), now));
    if (checks.empty()) return;
    Transaction transaction = db.begin();
    for (const SignatureCheckRecord& check : checks) insert_signature_check(db, check);
    write_audit(db, by, "проверены подписи", subject_of(obligation),
                counted(static_cast<std::int64_t>(checks.size()), "подпись", "подписи", "подписей"), now);
    transaction.commit();
}

std::string requisites_words(const DocumentLookRecord& look) {
    if (look.kind.empty()) return {};
    return look.kind + (look.number.empty() ? "" : " №\u00A0" + look.number) +
           (look.date ? " от " + in_russian(*look.date) : "");
}

}  // namespace

void check_evidence(Db& db, EvidenceFiles& files, const EvidenceChecker& checker, ObligationId obligation,
                    const Moment& now) {
    check_signatures(db, files, checker, obligation, {}, false, now);
    std::vector<DocumentLookRecord> looks;
    for (const SubmissionRecord& submission : submissions_of(db, obligation))
        for (const Evidence& item : submission.evidence)
            if (item.kind == EvidenceKind::file && !is_signature(item) && !has_document_look(db, item.sha256))
                looks.push_back(look_at(files, checker, item));
    if (looks.empty()) return;
    Transaction transaction = db.begin();
    for (const DocumentLookRecord& look : looks) save_document_look(db, look, now);
    transaction.commit();
}

Expected<Done> check_signatures_again(Db& db, EvidenceFiles& files, const EvidenceChecker& checker, const Actor& actor,
                                      ObligationId obligation, const Moment& now) {
    const auto seen = obligation_for(db, actor, obligation);
    if (!seen) return seen.failure();
    check_signatures(db, files, checker, obligation, actor.person, true, now);
    return Done{};
}

std::vector<EvidenceFindings> evidence_findings(Db& db, ObligationId obligation) {
    const auto row = find_obligation(db, obligation).value();
    const Date order_date = find_programme(db, row.programme).value().order_date;
    const std::vector<std::string> expected = find_measure(db, row.measure).value().measure.evidence;
    const auto signatures = signature_checks_of(db, obligation);
    const auto looks = document_looks_of(db, obligation);
    const auto twins = twin_files_of(db, obligation);
    std::vector<EvidenceFindings> out;
    for (const SubmissionRecord& submission : submissions_of(db, obligation)) {
        for (const Evidence& item : submission.evidence) {
            EvidenceFindings found{};
            found.evidence = item.id;
            EvidenceFacts facts{.document_kind = item.document_kind, .document_date = item.document_date};
            const auto look = looks.find(item.sha256);
            found.is_waiting = item.kind == EvidenceKind::file && look == looks.end() && !signatures.contains(item.id);
            if (item.kind == EvidenceKind::file && look != looks.end()) {
                facts.is_scan = look->second.is_scan;
                facts.is_damaged = look->second.is_damaged;
                if (facts.document_kind.empty()) facts.document_kind = look->second.kind;
                if (!facts.document_date) facts.document_date = look->second.date;
                found.requisites_in_file = requisites_words(look->second);
            }
            for (const TwinFile& twin : twins)
                if (item.kind == EvidenceKind::file && twin.sha256 == item.sha256)
                    facts.same_file.push_back(name_in_sentence(twin.measure) + ", " + twin.organisation_name);
            if (const auto check = signatures.find(item.id); check != signatures.end()) {
                found.signature = signature_from_json(check->second.protocol);
                found.has_content = !check->second.content_sha256.empty();
                for (const Evidence& other : submission.evidence)
                    if (check->second.signed_evidence == other.id) found.signed_name = other.file_name;
            }
            if (!is_signature(item))
                found.warnings = evidence_warnings(facts, {order_date, row.period_last, submission.on, expected});
            out.push_back(std::move(found));
        }
    }
    return out;
}

}  // namespace mera
