#pragma once
// Every handler of the site, in the order of src/web/routes.cpp. A handler translates the request, calls the use case or
// the store, translates the answer; it decides nothing.
#include "web/views/visit.hpp"

namespace mera {

Response show_sign_in(Visit& visit);
Response post_sign_in(Visit& visit);
Response post_sign_out(Visit& visit);
Response show_account(Visit& visit);
Response post_password(Visit& visit);
Response post_appearance(Visit& visit);
Response post_calendar_feed(Visit& visit);
Response post_calendar_feed_revoked(Visit& visit);
Response show_calendar(Visit& visit);
Response show_calendar_feed(Visit& visit);

Response show_home(Visit& visit);

Response show_reminders(Visit& visit);
Response post_reminders_seen(Visit& visit);
Response post_reminder_choice(Visit& visit);
Response show_mail(Visit& visit);
Response post_mail_test(Visit& visit);
Response post_mail_send(Visit& visit);

Response show_obligations(Visit& visit);
Response export_obligations(Visit& visit);
Response post_bulk(Visit& visit);
Response show_review_queue(Visit& visit);
Response show_review(Visit& visit);
Response show_obligation(Visit& visit);
Response post_evidence(Visit& visit);
Response post_appointment(Visit& visit);
Response post_appointment_withdrawn(Visit& visit);
Response post_part(Visit& visit);
Response post_parts_accepted(Visit& visit);
Response post_part_return(Visit& visit);
Response show_part_evidence(Visit& visit);
Response post_review(Visit& visit);
Response post_release(Visit& visit);
Response post_transfer(Visit& visit);
Response post_transfer_decision(Visit& visit);
Response post_comment(Visit& visit);
Response post_signature_check(Visit& visit);
Response show_evidence(Visit& visit);
Response show_signed_content(Visit& visit);
Response show_links(Visit& visit);
Response post_link_visit(Visit& visit);
Response post_link_replacement(Visit& visit);
Response show_snapshot(Visit& visit);
Response show_evidence_text(Visit& visit);

// Not a route: the obligation again with what was wrong in one of its forms, as typed.
Response refused_on_obligation(Visit& visit, std::vector<Failure> failures);  // at least one
// Not routes: a decision taken in the queue that was refused, and where to go after one that was saved.
Response review_page(Visit& visit, ObligationId id, const FormProblems& problems);
std::string after_review(Visit& visit, ObligationId decided);

Response show_programmes(Visit& visit);
Response show_programme(Visit& visit);
Response export_programme(Visit& visit);
Response show_matrix(Visit& visit);
Response show_child_programmes(Visit& visit);
Response post_child_request(Visit& visit);
Response post_child_programme(Visit& visit);
Response show_child_programme(Visit& visit);
Response export_child_programme(Visit& visit);
Response show_child_compose(Visit& visit);
Response post_child_rest(Visit& visit);
Response show_child_measure(Visit& visit);
Response post_child_measure(Visit& visit);
Response show_child_addition(Visit& visit);
Response post_child_addition(Visit& visit);
Response post_child_addition_dropped(Visit& visit);
Response show_child_approval(Visit& visit);
Response post_child_approval(Visit& visit);
Response post_child_leader(Visit& visit);
Response post_child_hand_in(Visit& visit);
Response show_own_task(Visit& visit);
Response post_own_evidence(Visit& visit);
Response post_own_decision(Visit& visit);
Response show_child_evidence(Visit& visit);
Response show_measure(Visit& visit);
Response post_open_obligation(Visit& visit);
Response show_dashboard(Visit& visit);
Response export_dashboard(Visit& visit);
Response show_discipline(Visit& visit);
Response export_discipline(Visit& visit);
Response show_organisations(Visit& visit);
Response show_organisation(Visit& visit);

Response show_drafts(Visit& visit);
Response post_draft(Visit& visit);
Response show_reading(Visit& visit);
Response post_cancel_reading(Visit& visit);
Response show_draft(Visit& visit);
Response show_draft_order(Visit& visit);
Response post_draft_order(Visit& visit);
Response show_draft_section(Visit& visit);
Response post_draft_section(Visit& visit);
Response post_accept_reading(Visit& visit);
Response show_draft_page_picture(Visit& visit);
Response show_deadline_reading(Visit& visit);
Response show_draft_measure(Visit& visit);
Response post_draft_measure(Visit& visit);
Response show_draft_clause(Visit& visit);
Response post_draft_clause(Visit& visit);
Response show_draft_blanks(Visit& visit);
Response post_draft_blanks(Visit& visit);
Response post_discard_draft(Visit& visit);
Response show_adoption(Visit& visit);
Response post_adoption(Visit& visit);
Response show_revise(Visit& visit);

Response show_revisions(Visit& visit);
Response show_revision(Visit& visit);
Response show_new_revision(Visit& visit);
Response post_revision(Visit& visit);
Response show_school_list(Visit& visit);
Response post_school_list(Visit& visit);

Response show_people(Visit& visit);
Response post_person(Visit& visit);
Response post_person_password(Visit& visit);
Response post_person_email(Visit& visit);
Response post_person_disabled(Visit& visit);
Response show_person(Visit& visit);
Response show_handover(Visit& visit);
Response post_role(Visit& visit);
Response post_role_end(Visit& visit);
Response show_register(Visit& visit);
Response post_register_organisation(Visit& visit);
Response show_register_organisation(Visit& visit);
Response post_organisation_change(Visit& visit);
Response post_organisation_alias(Visit& visit);
Response post_organisation_close(Visit& visit);
Response post_school_year(Visit& visit);
Response post_acting(Visit& visit);
Response post_acting_end(Visit& visit);
Response show_audit(Visit& visit);
Response export_audit(Visit& visit);

}  // namespace mera
