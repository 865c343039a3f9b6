#pragma once
// The numbers of everything Mera keeps.
#include "base/id.hpp"

namespace mera {

using OrganisationId = Id<struct OrganisationTag>;
using PersonId = Id<struct PersonTag>;
using MembershipId = Id<struct MembershipTag>;
using ActingId = Id<struct ActingTag>;
using SchoolListId = Id<struct SchoolListTag>;
using DraftId = Id<struct DraftTag>;
using ReadingId = Id<struct ReadingTag>;
using ProgrammeId = Id<struct ProgrammeTag>;
using RevisionId = Id<struct RevisionTag>;
using SchoolListChangeId = Id<struct SchoolListChangeTag>;
using SchoolYearChangeId = Id<struct SchoolYearChangeTag>;
using SectionId = Id<struct SectionTag>;
using MeasureId = Id<struct MeasureTag>;
using ObligationId = Id<struct ObligationTag>;
using SubmissionId = Id<struct SubmissionTag>;
using EvidenceId = Id<struct EvidenceTag>;
using ResponsibilityId = Id<struct ResponsibilityTag>;
using PartId = Id<struct PartTag>;
using PartEvidenceId = Id<struct PartEvidenceTag>;
using ChildProgrammeId = Id<struct ChildProgrammeTag>;
using ChildHandInId = Id<struct ChildHandInTag>;
using TransferId = Id<struct TransferTag>;

}  // namespace mera
