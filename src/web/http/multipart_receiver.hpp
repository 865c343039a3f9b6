#pragma once
// A form with files on its way in: text fields are kept, files go to the disk as they come. What is over a limit is
// dropped and told in one Failure, so that the rest of the form is not lost.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/expected.hpp"
#include "web/http/multipart.hpp"
#include "web/http/refusal.hpp"
#include "web/http/request.hpp"
#include "web/http/uploaded_file.hpp"

namespace mera {

class MultipartReceiver : private PartSink {
public:
    // Without a place for files none may come.
    MultipartReceiver(std::string_view boundary, UploadLimits limits, EvidenceFiles* place);

    // Both throw when the disk refuses.
    std::optional<Refusal> feed(std::string_view bytes);
    std::optional<Refusal> finish(Request& request);  // the body has ended; fields and files move into the request

private:
    enum class Kind { text, file, dropped };
    void begin_part(const PartHead& head) override;
    void add_bytes(std::string_view bytes) override;
    void end_part() override;
    void begin_file(const PartHead& head);
    void drop_file(std::string message);

    UploadLimits limits_;
    EvidenceFiles* place_;
    MultipartParser parser_;
    Kind kind_ = Kind::dropped;
    std::string name_;
    std::string text_;
    std::uint64_t text_bytes_ = 0;
    std::optional<Refusal> refusal_;
    std::optional<Failure> failure_;
    Fields fields_;
    std::vector<UploadedFile> files_;
};

std::string size_in_russian(std::uint64_t bytes);  // «50 МБ», «900 КБ», with a no-break space

}  // namespace mera
