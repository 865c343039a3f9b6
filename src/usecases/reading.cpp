#include "usecases/reading.hpp"

#include <algorithm>
#include <stdexcept>

#include "base/digest.hpp"
#include "base/text.hpp"
#include "domain/plan/correction.hpp"
#include "domain/plan/document_text.hpp"
#include "intake/read/recognise.hpp"
#include "office/flow.hpp"
#include "office/limits.hpp"
#include "office/package/identify.hpp"
#include "office/read/bundle.hpp"
#include "office/read/read_document.hpp"
#include "office/refusals.hpp"
#include "store/audit.hpp"
#include "store/corrections.hpp"
#include "store/drafts.hpp"
#include "store/readings.hpp"
#include "usecases/draft.hpp"
#include "usecases/transaction.hpp"

namespace mera {

namespace {

Expected<Done> only_coordinator(const Actor& actor) {
    if (actor.has(Role::coordinator)) return Done{};
    return Failure{Failure::Kind::not_permitted, "Планы загружает и принимает координатор программы."};
}

// A longer DOCX or ODT holds pictures, which may be pages to be read; as text a plan of 100 pages takes 200 KB.
constexpr std::size_t kTextBytesUsual = 512 * 1024;

bool is_heavy(std::string_view bytes) {
    switch (identify(bytes)) {
        case FileKind::pdf:
        case FileKind::picture:
        case FileKind::pictures:
        case FileKind::bundle:
        case FileKind::rtf:
        case FileKind::doc:
        case FileKind::xls: return true;
        case FileKind::docx:
        case FileKind::odt: return bytes.size() > kTextBytesUsual;
        case FileKind::empty:
        case FileKind::plain_text:
        case FileKind::xlsx:
        case FileKind::ods:
        case FileKind::html:
        case FileKind::encrypted:
        case FileKind::archive:
        case FileKind::web_archive:
        case FileKind::letter:
        case FileKind::unknown: break;
    }
    return false;
}

Expected<std::string> keep(EvidenceFiles& files, std::string_view bytes) {
    if (bytes.empty()) return refuse_empty();
    if (bytes.size() > kInputBytesMax) return refuse_too_large();
    EvidenceWriter writer = files.writer(static_cast<std::int64_t>(kInputBytesMax));
    if (const auto taken = writer.append(bytes); !taken) return taken.failure();
    const auto stored = writer.finish();
    if (!stored) return stored.failure();
    return stored->sha256;
}

std::string kept_bytes(const EvidenceFiles& files, const std::string& digest) {
    auto bytes = files.bytes(digest);
    if (!bytes) throw std::runtime_error("the document " + digest + " is not on the disk");
    return *std::move(bytes);
}

void save_failure(Db& db, const Reading& reading, const std::string& message, const Moment& now) {
    insert_reading_end(db, reading.id, {ReadingOutcome::failed, {}, message}, reading.asked_by, now);
    write_audit(db, reading.asked_by, "файл не прочитан", "reading " + std::to_string(reading.id.value),
                reading.source_name + ": " + message, now);
}

bool is_open(Db& db, ReadingId id) {
    const auto reading = find_reading(db, id);
    return reading && !reading->end;
}

struct PlanRead {
    PlanDraft plan;
    std::string text_json;  // empty when the pages themselves can be shown
};

bool stands_on_a_page(const Block& block) {
    return std::visit([](const auto& each) { return each.place.page > 0; }, block);
}

DocumentText text_of(const Document& document) {
    DocumentText text;
    for (const auto& block : document.blocks) {
        if (const auto* paragraph = std::get_if<DocParagraph>(&block)) {
            text.lines.push_back(paragraph->text);
            continue;
        }
        auto& rows = text.tables.emplace_back();
        for (const DocRow& row : std::get<DocTable>(block).rows) {
            auto& cells = rows.emplace_back();
            for (const DocCell& cell : row.cells) cells.push_back({cell.column + 1, cell.text, !cell.shade.empty()});
        }
    }
    return text;
}

// Kept for every file, so that the number of a file finds it, when any of them has no pages to be shown.
std::string kept_text(const BundleRead& read) {
    std::vector<DocumentText> texts;
    bool all_on_pages = true;
    for (const FileRead& file : read.files) {
        const auto& blocks = file.document.blocks;
        const bool on_pages = std::all_of(blocks.begin(), blocks.end(), stands_on_a_page);
        texts.push_back(on_pages ? DocumentText{} : text_of(file.document));
        all_on_pages = all_on_pages && on_pages;
    }
    return all_on_pages ? std::string{} : to_json(texts);
}

// What people corrected in an earlier reading of the same bytes stays corrected.
Expected<DraftId> save_draft(Db& db, const Reading& reading, const PlanRead& read, const Moment& now) {
    const PlanDraft plan = with_corrections(read.plan, corrections_of(db, reading.source_sha256));
    const DraftId draft = insert_draft(db, reading.source_name, reading.source_sha256, plan, reading.asked_by, now);
    if (!read.text_json.empty()) keep_document_text(db, reading.source_sha256, read.text_json);
    insert_reading_end(db, reading.id, {ReadingOutcome::draft, draft, {}}, reading.asked_by, now);
    write_audit(
        db, reading.asked_by, "приказ загружен", subject_of(draft),
        reading.source_name + ": " + counted(static_cast<std::int64_t>(count_measures(plan)), "мера", "меры", "мер"),
        now);
    return draft;
}

Expected<PlanRead> read_plan(std::string_view bytes, const ReadingWays& ways) {
    ReadOptions options;
    options.page_done = ways.page_done;
    options.stop = ways.stop;
    options.child_program = ways.child_program;
    const auto read = read_files(bytes, options);
    if (!read) return read.failure();
    auto plan = recognise(*read);
    if (!plan) return plan.failure();
    return PlanRead{*std::move(plan), kept_text(*read)};
}

}  // namespace

Expected<ReadingId> ask_reading(Db& db, EvidenceFiles& files, const Actor& actor, const std::string& file_name,
                                std::string_view bytes, const Moment& now) {
    if (const auto allowed = only_coordinator(actor); !allowed) return allowed.failure();
    const auto digest = keep(files, bytes);
    if (!digest) return digest.failure();
    const bool heavy = is_heavy(bytes);
    return in_write_transaction(db, [&]() -> Expected<ReadingId> {
        if (unfinished_readings(db).size() >= static_cast<std::size_t>(kReadingsWaitingMax))
            return Failure{Failure::Kind::conflict, "В очереди уже " +
                                                        counted(kReadingsWaitingMax, "файл", "файла", "файлов") +
                                                        ". Дождитесь, пока они будут прочитаны, или отмените лишние."};
        return insert_reading(db,
                              {.id = {},
                               .source_name = file_name,
                               .source_sha256 = *digest,
                               .is_heavy = heavy,
                               .asked_by = actor.person,
                               .asked_at = {},
                               .end = {},
                               .turn = {}},
                              now);
    });
}

Expected<DraftId> import_order(Db& db, EvidenceFiles& files, const Actor& actor, const std::string& file_name,
                               std::string_view bytes, const Moment& now, const ReadingWays& ways) {
    if (const auto allowed = only_coordinator(actor); !allowed) return allowed.failure();
    const auto plan = read_plan(bytes, ways);
    if (!plan) return plan.failure();
    const auto digest = keep(files, bytes);
    if (!digest) return digest.failure();
    return in_write_transaction(db, [&]() -> Expected<DraftId> {
        Reading reading{.id = {},
                        .source_name = file_name,
                        .source_sha256 = *digest,
                        .is_heavy = is_heavy(bytes),
                        .asked_by = actor.person,
                        .asked_at = {},
                        .end = {},
                        .turn = {}};
        reading.id = insert_reading(db, reading, now);
        return save_draft(db, reading, *plan, now);
    });
}

Expected<Done> cancel_reading(Db& db, const Actor& actor, ReadingId id, const Moment& now) {
    if (const auto allowed = only_coordinator(actor); !allowed) return allowed;
    return in_write_transaction(db, [&]() -> Expected<Done> {
        const auto reading = find_reading(db, id);
        if (!reading || !may_see_draft(db, actor, reading->asked_by))
            return Failure{Failure::Kind::not_found, "Такого чтения нет. Откройте его из списка черновиков."};
        if (reading->end) return Failure{Failure::Kind::conflict, "Чтение уже закончилось, отменять нечего."};
        insert_reading_end(db, id, {ReadingOutcome::cancelled, {}, {}}, actor.person, now);
        write_audit(db, actor.person, "чтение файла отменено", "reading " + std::to_string(id.value),
                    reading->source_name, now);
        return Done{};
    });
}

void give_up_reading(Db& db, const Reading& reading, const Moment& now) {
    const auto ended = in_write_transaction(db, [&]() -> Expected<Done> {
        if (is_open(db, reading.id))
            save_failure(db, reading,
                         "Файл читается дольше часа. Оставьте в нём только приказ с приложениями и загрузите ещё раз.",
                         now);
        return Done{};
    });
    if (!ended) throw std::runtime_error(ended.failure().message);
}

std::optional<Reading> take_reading(Db& db, bool heavy, const std::string& reader, const Moment& now) {
    if (!next_reading(db, heavy, now)) return {};  // asked without the writers' queue: mostly there is nothing
    Transaction transaction = db.begin();
    std::optional<Reading> taken;
    while (const auto id = next_reading(db, heavy, now)) {
        take_reading_turn(db, *id, reader, now);
        taken = find_reading(db, *id);
        if (taken->turn->turns <= kReadingTurnsMax) break;
        save_failure(db, *taken,
                     "Чтение этого файла несколько раз обрывалось. Сохраните документ заново (лучше как DOCX) и "
                     "загрузите ещё раз.",
                     now);
        taken.reset();
    }
    transaction.commit();
    return taken;
}

void carry_out_reading(Db& db, const EvidenceFiles& files, const Reading& reading, const std::string& reader,
                       const ReadingWays& ways, const std::function<Moment()>& now) {
    const std::string bytes = kept_bytes(files, reading.source_sha256);
    const auto plan = read_plan(bytes, ways);
    const auto saved = in_write_transaction(db, [&]() -> Expected<Done> {
        if (!is_open(db, reading.id) || !holds_reading_turn(db, reading.id, reader)) return Done{};
        if (plan)
            (void)save_draft(db, reading, *plan, now());
        else if (ways.stop.stop_requested())
            leave_reading_turn(db, reading.id, reader);
        else
            save_failure(db, reading, plan.failure().message, now());
        return Done{};
    });
    if (!saved) throw std::runtime_error(saved.failure().message);
}

}  // namespace mera
