#pragma once
// A Request made by hand, read by the same code as one from the network: scenario tests run the whole application
// in-process, without a port.
#include <string>
#include <vector>

#include "web/http/request.hpp"

namespace mera {

struct RequestDraft {
    struct File {
        std::string field;
        std::string name;
        std::string content;
        std::string content_type = "application/octet-stream";
    };
    Method method = Method::get;
    std::string target = "/";
    std::vector<Header> headers = {};  // cookies too: {"cookie", "session=…"}
    Fields form = {};
    std::vector<File> files = {};  // any file makes the form a multipart one
    std::string client_address = "127.0.0.1";
    UploadLimits limits = {};
    EvidenceFiles* evidence = nullptr;  // where files are received
};

// Throws when the server would have refused it before any handler.
Request make_test_request(RequestDraft draft);

}  // namespace mera
