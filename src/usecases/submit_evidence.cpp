#include <algorithm>
#include <stdexcept>
#include <utility>

#include "base/text.hpp"
#include "domain/plan/typed.hpp"
#include "store/audit.hpp"
#include "store/parts.hpp"
#include "store/responsibilities.hpp"
#include "usecases/handed_evidence.hpp"
#include "usecases/obligation.hpp"
#include "usecases/transaction.hpp"

namespace mera {

namespace {

bool is_web_address(std::string_view link) {
    const std::string folded = lower(link);
    const bool scheme = folded.starts_with("http://") || folded.starts_with("https://");
    return scheme && folded.find('.') != std::string::npos && folded.find(' ') == std::string::npos &&
           link.size() <= 2000;
}

// What the form says in words: links and requisites, with everything that is wrong with them.
struct WrittenEvidence {
    std::vector<Evidence> items = {};
    std::vector<Failure> problems = {};

    void refuse(std::string message, std::string field) {
        problems.push_back({Failure::Kind::invalid_input, std::move(message), std::move(field)});
    }
};

void add_link(WrittenEvidence& out, const std::string& typed) {
    if (collapse_spaces(typed).empty()) return;
    auto link = web_address(typed);
    if (!link) {
        out.problems.push_back(link.failure());
        return;
    }
    Evidence item;
    item.kind = EvidenceKind::link;
    item.link = *std::move(link);
    out.items.push_back(std::move(item));
}

void add_requisites(WrittenEvidence& out, const HandedRequisites& typed, Date today) {
    Evidence item;
    item.kind = EvidenceKind::requisites;
    item.document_kind = collapse_spaces(typed.kind);
    item.document_number = collapse_spaces(typed.number);
    item.signatory = collapse_spaces(typed.signatory);
    for (const auto& [words, field] : {std::pair{&item.document_kind, "document_kind"},
                                       {&item.document_number, "document_number"},
                                       {&item.signatory, "signatory"}})
        if (const auto fits = fits_as_name(*words, field); !fits) out.problems.push_back(fits.failure());
    if (item.document_kind.empty()) out.refuse("Укажите вид документа: приказ, протокол, договор.", "document_kind");
    const bool dated = !collapse_spaces(typed.date).empty();
    if (item.document_number.empty() && !dated)
        out.refuse("Укажите номер или дату документа, чтобы его можно было найти.", "document_number");
    if (dated) {
        const auto date = typed_date(typed.date, "дату документа", "document_date");
        if (!date)
            out.problems.push_back(date.failure());
        else if (*date > today)
            out.refuse("Дата документа ещё не наступила. Проверьте её.", "document_date");
        else
            item.document_date = *date;
    }
    out.items.push_back(std::move(item));
}

WrittenEvidence written_evidence(const HandIn& hand_in, Date today) {
    WrittenEvidence out;
    if (const auto fits = fits_as_words(hand_in.note, "note"); !fits) out.problems.push_back(fits.failure());
    for (const std::string& typed : hand_in.links) add_link(out, typed);
    if (!hand_in.requisites.empty()) add_requisites(out, hand_in.requisites, today);
    if (out.items.empty() && hand_in.files.empty() && out.problems.empty())
        out.refuse("Приложите файл, укажите ссылку или реквизиты документа.", "files");
    if (out.items.size() + hand_in.files.size() > kEvidenceItemsMax)
        out.problems.push_back({Failure::Kind::too_large,
                                "За один раз можно сдать не больше двадцати документов. Соберите файлы в архив.",
                                "files"});
    return out;
}

Expected<Evidence> keep_file(HandedFile& handed) {
    auto stored = handed.content.finish();
    if (!stored) {
        Failure failure = stored.failure();
        failure.message = "Файл «" + handed.name + "»: " + lower_first(failure.message);
        failure.field = "files";
        return failure;
    }
    Evidence out;
    out.kind = EvidenceKind::file;
    out.file_name = handed.name;
    out.media_type = stored->media_type;
    out.sha256 = stored->sha256;
    out.bytes = stored->bytes;
    return out;
}

// One file and the requisites of a document are one document.
void join_requisites_to_file(std::vector<Evidence>& evidence) {
    const auto of_kind = [&evidence](EvidenceKind kind) {
        return std::find_if(evidence.begin(), evidence.end(), [kind](const Evidence& e) { return e.kind == kind; });
    };
    const auto paper = of_kind(EvidenceKind::requisites), file = of_kind(EvidenceKind::file);
    if (paper == evidence.end() || file == evidence.end()) return;
    file->document_kind = paper->document_kind;
    file->document_number = paper->document_number;
    file->document_date = paper->document_date;
    file->signatory = paper->signatory;
    evidence.erase(paper);
}

Expected<Done> check_closing(Db& db, const Actor& actor, const ObligationRow& obligation, Date today) {
    const Team team = team_of(db, obligation.id, today);
    if (may_close(team, actor, obligation.organisation)) return Done{};
    return Failure{Failure::Kind::not_permitted, "На проверку отправляет " + team.responsible()->full_name +
                                                     " (ответственный). Передайте ему свою часть."};
}

bool has_links(const HandIn& hand_in) {
    return std::any_of(hand_in.links.begin(), hand_in.links.end(),
                       [](const std::string& link) { return !collapse_spaces(link).empty(); });
}

std::vector<PartRecord> waiting_parts(Db& db, ObligationId id) {
    auto parts = parts_of(db, id);
    std::erase_if(parts, [](const PartRecord& part) { return !part.waits(); });
    return parts;
}

}  // namespace

Expected<std::string> web_address(const std::string& typed) {
    std::string link = collapse_spaces(typed);
    if (!link.empty() && lower(link).starts_with("www.")) link = "https://" + link;
    if (!is_web_address(link))
        return Failure{
            Failure::Kind::invalid_input,
            "«" + link + "» не похоже на адрес страницы. Скопируйте его из строки браузера целиком, с https://.",
            "link"};
    return link;
}

HandedFile written_file(EvidenceFiles& files, std::string name, std::string_view bytes) {
    HandedFile out{std::move(name), files.writer(kEvidenceFileBytesMax)};
    if (const auto taken = out.content.append(bytes); !taken) throw std::length_error(out.name);
    return out;
}

std::vector<Failure> obstacles(const HandIn& hand_in, Date today) { return written_evidence(hand_in, today).problems; }

Expected<std::vector<Evidence>> handed_evidence(HandIn& hand_in, Date today) {
    auto [evidence, problems] = written_evidence(hand_in, today);
    if (!problems.empty()) return problems.front();
    // Files are on the disk, synced, before the transaction that mentions them begins.
    for (HandedFile& handed : hand_in.files) {
        auto kept = keep_file(handed);
        if (!kept) return kept.failure();
        evidence.push_back(*std::move(kept));
    }
    if (hand_in.files.size() == 1) join_requisites_to_file(evidence);
    return std::move(evidence);
}

Expected<ObligationRow> obligation_for(Db& db, const Actor& actor, ObligationId id) {
    auto obligation = find_obligation(db, id);
    // Another organisation's obligation looks absent: its existence is not the asker's business.
    if (!obligation || !actor.may_see(obligation->organisation))
        return Failure{Failure::Kind::not_found, "Такого обязательства нет в вашем плане. Откройте его из списка."};
    return *std::move(obligation);
}

Expected<SubmissionId> submit_evidence(Db& db, const Actor& actor, ObligationId id, HandIn hand_in, const Moment& now) {
    const auto seen = obligation_for(db, actor, id);
    if (!seen) return seen.failure();
    if (!actor.serves(seen->organisation))
        return Failure{Failure::Kind::not_permitted,
                       "Документы сдаёт исполнитель: сотрудник организации «" + seen->organisation_name + "»."};
    if (const auto open = may_submit(seen->facts); !open) return open.failure();
    if (const auto closes = check_closing(db, actor, *seen, now.today); !closes) return closes.failure();
    // Parts of co-executors may be all there is.
    const bool nothing_more = hand_in.files.empty() && hand_in.requisites.empty() && !has_links(hand_in);
    auto evidence = nothing_more && !waiting_parts(db, id).empty()
                        ? Expected<std::vector<Evidence>>{std::vector<Evidence>{}}
                        : handed_evidence(hand_in, now.today);
    if (!evidence) return evidence.failure();
    return in_write_transaction(db, [&]() -> Expected<SubmissionId> {
        const auto obligation = find_obligation(db, id);
        if (const auto open = may_submit(obligation.value().facts); !open) return open.failure();
        if (const auto clock = clock_goes_forward(last_deed_on(db, id), now.today); !clock) return clock.failure();
        if (const auto closes = check_closing(db, actor, *obligation, now.today); !closes) return closes.failure();
        const auto parts = waiting_parts(db, id);
        const SubmissionId submission = insert_submission(db, id, collapse_spaces(hand_in.note), actor.person, now);
        std::int64_t position = 0;
        for (const Evidence& item : *evidence) insert_evidence(db, submission, ++position, item);
        for (const PartRecord& part : parts) {
            for (const Evidence& item : part.evidence) insert_evidence(db, submission, ++position, item);
            gather_part(db, part.id, submission);
        }
        refresh_obligation_facts(db, id);
        write_audit(db, actor.doer(Role::executor, obligation->organisation), "документы сданы", subject_of(id),
                    counted(position, "документ", "документа", "документов"), now);
        return submission;
    });
}

}  // namespace mera
