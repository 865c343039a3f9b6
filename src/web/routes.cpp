// The whole site on one screen.
#include "web/pages.hpp"
#include "web/site.hpp"

namespace mera {

namespace {

constexpr Access kProgrammeStaff = Access::coordinator | Access::controller;
constexpr Access kPeopleManagers = Access::administrator | Access::coordinator;
constexpr Access kComposers = Access::executor | Access::coordinator;  // of their own organisation's programme
constexpr Access kEveryone = Access::signed_in;
constexpr UploadLimits kOrderUpload{.file_bytes_max = 64 * kMebibyte, .files_max = 1};  // a scanned order

const Route<PageHandler> kRoutes[] = {
    {Method::get, "/sign-in", Access::anyone, show_sign_in},
    {Method::post, "/sign-in", Access::anyone, post_sign_in},
    {Method::post, "/sign-out", kEveryone, post_sign_out},
    {Method::get, "/account", kEveryone, show_account},
    {Method::post, "/account/password", kEveryone, post_password},
    {Method::post, "/account/calendar", kEveryone, post_calendar_feed},
    {Method::post, "/account/calendar/revoke", kEveryone, post_calendar_feed_revoked},
    {Method::get, "/calendar", kEveryone, show_calendar},
    {Method::get, "/calendar/feed/{file}", Access::anyone, show_calendar_feed},  // the address itself is the secret
    {Method::post, "/settings/appearance", Access::anyone, post_appearance},
    {Method::get, "/", kEveryone, show_home},

    {Method::get, "/obligations", kEveryone, show_obligations},
    {Method::get, "/obligations/export/{format}", kEveryone, export_obligations},
    {Method::post, "/obligations/bulk", kProgrammeStaff, post_bulk},
    {Method::get, "/review", kProgrammeStaff, show_review_queue},
    {Method::get, "/review/{id}", kProgrammeStaff, show_review},
    {Method::get, "/obligations/{id}", kEveryone, show_obligation},
    {Method::post, "/obligations/{id}/evidence", Access::executor, post_evidence, UploadLimits{}},
    {Method::post, "/obligations/{id}/people", Access::executor | Access::coordinator, post_appointment},
    {Method::post, "/obligations/{id}/people/{responsibility_id}/withdraw", Access::executor | Access::coordinator,
     post_appointment_withdrawn},
    {Method::post, "/obligations/{id}/parts", Access::executor, post_part, UploadLimits{}},
    {Method::post, "/obligations/{id}/parts/accept", Access::executor, post_parts_accepted},
    {Method::post, "/obligations/{id}/parts/{part_id}/return", Access::executor, post_part_return},
    {Method::get, "/part-evidence/{id}", kEveryone, show_part_evidence},
    {Method::post, "/obligations/{id}/review", kProgrammeStaff, post_review},
    {Method::post, "/obligations/{id}/release", Access::controller, post_release},
    {Method::post, "/obligations/{id}/transfer", Access::executor, post_transfer},
    {Method::post, "/obligations/{id}/transfers/{transfer_id}", Access::controller, post_transfer_decision},
    {Method::post, "/obligations/{id}/comments", kEveryone, post_comment},
    {Method::post, "/obligations/{id}/signatures", kProgrammeStaff, post_signature_check},
    {Method::get, "/evidence/{id}", kEveryone, show_evidence},
    {Method::get, "/evidence/{id}/content", kEveryone, show_signed_content},
    {Method::get, "/links", kEveryone, show_links},
    {Method::post, "/evidence/{id}/visit", kProgrammeStaff | Access::executor, post_link_visit},
    {Method::post, "/evidence/{id}/link", Access::executor, post_link_replacement},
    {Method::get, "/snapshots/{id}", kEveryone, show_snapshot},
    {Method::get, "/evidence/{id}/text", kEveryone, show_evidence_text},

    {Method::get, "/programmes", kEveryone, show_programmes},
    {Method::get, "/programmes/{id}", kEveryone, show_programme},
    {Method::get, "/programmes/{id}/export/{format}", kEveryone, export_programme},
    {Method::get, "/programmes/{id}/matrix", Access::staff, show_matrix},
    {Method::get, "/programmes/{id}/children", Access::staff, show_child_programmes},
    {Method::post, "/programmes/{id}/children", Access::coordinator, post_child_request},
    {Method::post, "/child-programmes", kComposers, post_child_programme},
    {Method::get, "/child-programmes/{id}", kEveryone, show_child_programme},
    {Method::get, "/child-programmes/{id}/export/{format}", kEveryone, export_child_programme},
    {Method::get, "/child-programmes/{id}/compose", kComposers, show_child_compose},
    {Method::post, "/child-programmes/{id}/rest", kComposers, post_child_rest},
    {Method::get, "/child-programmes/{id}/measures/{measure_id}", kComposers, show_child_measure},
    {Method::post, "/child-programmes/{id}/measures/{measure_id}", kComposers, post_child_measure},
    {Method::get, "/child-programmes/{id}/additions/{addition_id}", kComposers, show_child_addition},
    {Method::post, "/child-programmes/{id}/additions/{addition_id}", kComposers, post_child_addition},
    {Method::post, "/child-programmes/{id}/additions/{addition_id}/drop", kComposers, post_child_addition_dropped},
    {Method::get, "/child-programmes/{id}/approval", kComposers, show_child_approval},
    {Method::post, "/child-programmes/{id}/approval", kComposers, post_child_approval},
    {Method::post, "/child-programmes/{id}/leader", kComposers, post_child_leader},
    {Method::post, "/child-programmes/{id}/hand-in", Access::executor, post_child_hand_in},
    {Method::get, "/child-programmes/{id}/own/{addition_id}", kEveryone, show_own_task},
    {Method::post, "/child-programmes/{id}/own/{addition_id}/evidence", kComposers, post_own_evidence, UploadLimits{}},
    {Method::post, "/child-programmes/{id}/own/{addition_id}/decision", kComposers, post_own_decision},
    {Method::get, "/child-evidence/{id}", kEveryone, show_child_evidence},
    {Method::get, "/measures/{id}", kEveryone, show_measure},
    {Method::post, "/measures/{id}/obligations", Access::coordinator, post_open_obligation},
    {Method::get, "/dashboard", Access::staff, show_dashboard},
    {Method::get, "/dashboard/export/{format}", Access::staff, export_dashboard},
    {Method::get, "/discipline", Access::staff, show_discipline},
    {Method::get, "/discipline/export/{format}", Access::staff, export_discipline},
    {Method::get, "/organisations", kEveryone, show_organisations},
    {Method::get, "/organisations/{id}", kEveryone, show_organisation},

    {Method::get, "/drafts", Access::coordinator, show_drafts},
    {Method::post, "/drafts", Access::coordinator, post_draft, kOrderUpload},
    {Method::get, "/readings/{id}", Access::coordinator, show_reading},
    {Method::post, "/readings/{id}/cancel", Access::coordinator, post_cancel_reading},
    {Method::get, "/drafts/{id}", Access::coordinator, show_draft},
    {Method::get, "/drafts/{id}/order", Access::coordinator, show_draft_order},
    {Method::get, "/drafts/{id}/sections/{section_id}", Access::coordinator, show_draft_section},
    {Method::post, "/drafts/{id}/sections/{section_id}", Access::coordinator, post_draft_section},
    {Method::post, "/drafts/{id}/accept", Access::coordinator, post_accept_reading},
    {Method::get, "/drafts/{id}/pages/{page_id}", Access::coordinator, show_draft_page_picture},
    {Method::get, "/drafts/{id}/deadline", Access::coordinator, show_deadline_reading},
    {Method::post, "/drafts/{id}/order", Access::coordinator, post_draft_order},
    {Method::get, "/drafts/{id}/measures/{section_id}/{measure_id}", Access::coordinator, show_draft_measure},
    {Method::post, "/drafts/{id}/measures/{section_id}/{measure_id}", Access::coordinator, post_draft_measure},
    {Method::get, "/drafts/{id}/clauses/{clause_id}", Access::coordinator, show_draft_clause},
    {Method::post, "/drafts/{id}/clauses/{clause_id}", Access::coordinator, post_draft_clause},
    {Method::post, "/drafts/{id}/discard", Access::coordinator, post_discard_draft},
    {Method::get, "/drafts/{id}/adopt", Access::coordinator, show_adoption},
    {Method::post, "/drafts/{id}/adopt", Access::coordinator, post_adoption},

    {Method::get, "/people", kPeopleManagers, show_people},
    {Method::post, "/people", kPeopleManagers, post_person},
    {Method::post, "/people/password", kPeopleManagers, post_person_password},
    {Method::post, "/people/disabled", kPeopleManagers, post_person_disabled},
    {Method::get, "/people/{id}", kPeopleManagers, show_person},
    {Method::get, "/people/{id}/handover", kPeopleManagers, show_handover},
    {Method::post, "/people/{id}/roles", kPeopleManagers, post_role},
    {Method::post, "/people/{id}/roles/{role_id}/end", kPeopleManagers, post_role_end},
    {Method::get, "/register", kPeopleManagers, show_register},
    {Method::post, "/register", Access::administrator, post_register_organisation},
    {Method::get, "/register/{id}", kPeopleManagers, show_register_organisation},
    {Method::post, "/register/{id}", Access::administrator, post_organisation_change},
    {Method::post, "/register/{id}/aliases", Access::administrator, post_organisation_alias},
    {Method::post, "/register/{id}/close", Access::administrator, post_organisation_close},
    {Method::post, "/register/{id}/school-year", Access::administrator, post_school_year},
    {Method::post, "/register/{id}/acting", kPeopleManagers, post_acting},
    {Method::post, "/register/{id}/acting/{acting_id}/end", kPeopleManagers, post_acting_end},
    {Method::get, "/audit", kProgrammeStaff | Access::administrator, show_audit},
    {Method::get, "/audit/export/{format}", kProgrammeStaff | Access::administrator, export_audit},
};

}  // namespace

std::span<const Route<PageHandler>> routes() { return kRoutes; }

}  // namespace mera
