#include "usecases/doctor.hpp"

#include "base/text.hpp"
#include "office/child_process.hpp"
#include "store/audit.hpp"
#include "store/kept_files.hpp"
#include "store/obligations.hpp"

namespace mera {

Checkup check_up(Db& db, const EvidenceFiles& evidence) {
    Checkup out;
    if (!std::filesystem::exists(reader_program()))
        out.findings.push_back(
            "Рядом с mera нет программы mera-read: без неё не читаются PDF и сканы. Положите её туда.");
    if (const auto broken = first_broken_audit_entry(db))
        out.findings.push_back("Журнал нарушен: запись № " + std::to_string(*broken) +
                               " не сходится с предыдущей. Её изменили или удалили соседнюю мимо программы.");
    if (const std::int64_t wrong = count_wrong_obligation_facts(db); wrong > 0)
        out.findings.push_back("Производная таблица обязательств расходится с данными, строк: " +
                               std::to_string(wrong) + ". Запустите mera doctor --rebuild.");
    const auto mentioned = all_kept_digests(db);
    for (const std::string& digest : mentioned) {
        ++out.files_checked;
        switch (evidence.verify(digest)) {
            case EvidenceFiles::Condition::sound: break;
            case EvidenceFiles::Condition::damaged:
                out.findings.push_back("Документ " + digest + " повреждён. Верните его из резервной копии.");
                break;
            case EvidenceFiles::Condition::missing:
                out.findings.push_back("Документа " + digest + " нет на диске. Верните его из резервной копии.");
                break;
        }
    }
    out.orphans = static_cast<std::int64_t>(evidence.orphans(mentioned).size());
    return out;
}

void rebuild_derived(Db& db) {
    Transaction transaction = db.begin();
    rebuild_obligation_facts(db);
    transaction.commit();
}

}  // namespace mera
