#include "web/evidence_views.hpp"

#include <cstdlib>

#include "base/moment.hpp"
#include "net/page_fetch.hpp"
#include "usecases/obligation.hpp"
#include "web/views/pieces.hpp"

namespace mera {

namespace {

std::string address_of(EvidenceId id) { return "/evidence/" + std::to_string(id.value); }

Html requisites(const Evidence& e) {
    Html out;
    if (e.document_kind.empty()) return out;
    out.put("{}", e.document_kind);
    if (!e.document_number.empty()) out.put(" №\u00A0{}", e.document_number);
    if (e.document_date) out.put(" от {}", in_russian(*e.document_date));
    if (!e.signatory.empty()) out.put(", подписал {}", e.signatory);
    return out;
}

Html verdict_tag(SignatureVerdict verdict) {
    switch (verdict) {
        case SignatureVerdict::valid: return tag("подпись верна", "green");
        case SignatureVerdict::broken: return tag("подпись недействительна", "red");
        case SignatureVerdict::not_checked: return tag("подпись не проверена", "amber");
    }
    std::abort();
}

Html signer_rows(const SignatureSigner& s) {
    std::vector<SummaryRow> rows;
    const auto add = [&rows](const char* key, const std::string& value) {
        if (!value.empty()) rows.push_back({key, html("{}", value)});
    };
    add("Подписал", s.name);
    add("Должность", s.post);
    add("Организация", s.organisation);
    add("Когда", s.signed_at.empty() ? "" : instant_in_russian(s.signed_at) + " (по часам подписавшего)");
    add("Документ", !s.digest_matches   ? "не сличён"
                    : *s.digest_matches ? "не изменён после подписания"
                                        : "изменён после подписания");
    add("Сертификат", s.serial.empty() ? "" : s.serial + ", выдал " + s.issuer);
    if (const auto from = parse_iso_date(s.valid_from), to = parse_iso_date(s.valid_to); from && to)
        add("Действует", "с " + in_russian(*from) + " по " + in_russian(*to) + "; отзыв не проверялся");
    add("Алгоритм", s.algorithm);
    add("Почему не проверена", s.verdict == SignatureVerdict::not_checked ? s.why : "");
    return summary_list(rows);
}

Html signature(EvidenceId id, const EvidenceFindings& found) {
    if (!found.signature) return {};
    Html out = html("<div class='mera-evidence__signature'>{}", verdict_tag(found.signature->verdict));
    if (!found.signed_name.empty()) out.put(" под документом «{}»", found.signed_name);
    if (!found.signature->why.empty()) out.put(" <span class='mera-muted'>{}</span>", found.signature->why);
    if (found.has_content) out.put("<br>{}", link_to(address_of(id) + "/content", "Открыть документ внутри подписи"));
    Html signers;
    for (const SignatureSigner& s : found.signature->signers) signers.put(signer_rows(s));
    if (!signers.empty()) out.put(details("Протокол проверки", signers));
    out.put("</div>");
    return out;
}

Html warnings(const EvidenceFindings& found) {
    Html out;
    for (const std::string& warning : found.warnings) out.put("<div class='mera-doubt'>{}</div>", warning);
    return out;
}

Html file_item(const Evidence& e, const EvidenceFindings& found) {
    Html out = html("<a class='govuk-link' href='{}'>{}</a> <span class='mera-muted'>{}</span>", Url{address_of(e.id)},
                    e.file_name, file_size(e.bytes));
    if (const Html said = requisites(e); !said.empty())
        out.put("<br>{}", said);
    else if (!found.requisites_in_file.empty())
        out.put("<br><span class='mera-muted'>В файле: {}</span>", found.requisites_in_file);
    out.put(signature(e.id, found));
    return out;
}

// Replaced by itself when the inspector has reached the file.
Html still_looking(EvidenceId id, ObligationId obligation) {
    const std::string place = "#evidence-" + std::to_string(id.value);
    return html(
        "<div class='mera-muted' hx-get='{}' hx-trigger='load delay:1500ms' hx-target='{}' hx-select='{}' "
        "hx-swap='outerHTML'>Файл просматривается: вид, дата и подпись появятся здесь.</div>",
        Url{"/obligations/" + std::to_string(obligation.value)}, place, place);
}

Html link_item(const Evidence& e, const EvidenceView& view) {
    const auto watched = view.links.find(e.id);
    const std::string now = watched != view.links.end() ? watched->second.link : e.link;
    Html out = html("<a class='govuk-link' href='{}' rel='noopener noreferrer'>{}</a>", Url{now}, now);
    if (now != e.link) out.put("<br><span class='mera-muted'>прежний адрес: {}</span>", e.link);
    if (watched != view.links.end()) out.put("<br>{}", link_state(watched->second.last));
    return out;
}

}  // namespace

EvidenceView evidence_view(Db& db, ObligationId obligation) {
    EvidenceView out{obligation, {}, {}};
    for (EvidenceFindings& found : evidence_findings(db, obligation))
        out.findings.emplace(found.evidence, std::move(found));
    LinkFilter filter;
    filter.obligation = obligation;
    for (WatchedLink& link : watched_links(db, filter, kEvidenceItemsMax))
        out.links.emplace(link.evidence, std::move(link));
    return out;
}

Html link_state(const std::optional<LinkCheckRecord>& check) {
    if (!check) return html("<span class='mera-muted'>ещё не проверялась</span>");
    const PageOutcome outcome = page_outcome_from(check->outcome);
    Html out = tag(in_russian(outcome), outcome == PageOutcome::alive     ? "green"
                                        : check->is_dead()                ? "red"
                                        : outcome == PageOutcome::refused ? "grey"
                                                                          : "amber");
    out.put(" <span class='mera-muted'>проверено {}", in_russian(check->checked_on));
    if (check->status != 0 && outcome != PageOutcome::alive) out.put(", ответ сайта {}", check->status);
    out.put("</span>");
    if (!check->title.empty()) out.put("<br><span class='mera-muted'>«{}»</span>", check->title);
    if (!check->certificate_known)
        out.put("<br><span class='mera-muted'>сертификат сайта этой машине неизвестен</span>");
    if (!check->sha256.empty())
        out.put("<br>{}", link_to("/snapshots/" + std::to_string(check->id), "Сохранённая копия"));
    return out;
}

Html evidence_items(const std::vector<Evidence>& items, const EvidenceView& view) {
    static const EvidenceFindings kNothing;
    Html out;
    for (const Evidence& e : items) {
        const auto found = view.findings.find(e.id);
        const EvidenceFindings& known = found != view.findings.end() ? found->second : kNothing;
        const Html item = e.kind == EvidenceKind::file   ? file_item(e, known)
                          : e.kind == EvidenceKind::link ? link_item(e, view)
                                                         : requisites(e);
        out.put("<li id='evidence-{}'>{}{}{}</li>", e.id.value, item, warnings(known),
                known.is_waiting ? still_looking(e.id, view.obligation) : Html{});
    }
    return html("<ul class='govuk-list'>{}</ul>", out);
}

Html plain_evidence_items(const std::vector<Evidence>& items, std::string_view files) {
    const auto item = [&](const Evidence& e) {
        switch (e.kind) {
            case EvidenceKind::file:
                return html("<li><a class='govuk-link' href='{}'>{}</a></li>",
                            Url{std::string{files} + std::to_string(e.id.value)}, e.file_name);
            case EvidenceKind::link:
                return html("<li><a class='govuk-link mera-address' href='{}' rel='noopener noreferrer'>{}</a></li>",
                            Url{e.link}, e.link);
            case EvidenceKind::requisites: return html("<li>{} №\u00A0{}</li>", e.document_kind, e.document_number);
        }
        std::abort();
    };
    Html out;
    for (const Evidence& e : items) out.put("{}", item(e));
    return html("<ul class='govuk-list'>{}</ul>", out);
}

}  // namespace mera
