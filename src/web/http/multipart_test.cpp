#include "web/http/multipart.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "web/http/multipart_receiver.hpp"
#include "web/http/request_builder.hpp"
#include "web/http/upload_folder_fixture.hpp"

using namespace mera;
using test::UploadFolder;

namespace {

struct Written : PartSink {  // what came out, as one text
    std::string text;
    void begin_part(const PartHead& head) override {
        text += "[" + head.name + (head.file_name ? "|" + *head.file_name + "|" + head.content_type : "") + "]";
    }
    void add_bytes(std::string_view bytes) override { text += bytes; }
    void end_part() override { text += "."; }
};

std::string taken_apart(std::string_view body, std::size_t piece) {
    Written written;
    MultipartParser parser{"B", written};
    for (std::size_t at = 0; at < body.size(); at += piece)
        if (!parser.feed(body.substr(at, piece))) return "broken";
    return parser.is_complete() ? written.text : "unfinished";
}

std::string in_all_pieces(std::string_view body) {  // the answer must not depend on how the bytes arrive
    const std::string whole = taken_apart(body, body.size() + 1);
    for (std::size_t piece = 1; piece < 20; ++piece) CHECK(taken_apart(body, piece) == whole);
    return whole;
}

std::string content_of(const std::filesystem::path& path) {
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

}  // namespace

TEST_CASE("a form is taken apart the same way however it arrives") {
    CHECK(in_all_pieces("--B\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--B--\r\n") == "[a]1.");
    CHECK(in_all_pieces(
              "--B\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n\r\n--B\r\n"
              "content-disposition: form-data; name=b; filename=\"x.pdf\"\r\nContent-Type: application/pdf\r\n"
              "\r\n\r\n--B-\r\n-B\r\n--BB\r\n\r\n--B--") == "[a].[b|x.pdf|application/pdf]\r\n--B-\r\n-B\r\n--BB\r\n.");
    CHECK(in_all_pieces(
              "a preamble\r\n--B  \r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--B--an epilogue") ==
          "[a]1.");
    CHECK(in_all_pieces("--B--") == "");
}

TEST_CASE("file names as browsers send them") {
    const auto name = [](const char* disposition) {
        return taken_apart(
            "--B\r\nContent-Disposition: form-data; name=\"f\"; " + std::string{disposition} + "\r\n\r\n\r\n--B--",
            99'999);
    };
    CHECK(name("filename=\"a b.pdf\"") == "[f|a b.pdf|].");
    CHECK(name("filename=\"\"") == "[f||].");
    CHECK(name("filename=\"%22a%22.pdf\"") == "[f|\"a\".pdf|].");
    CHECK(name("filename=\"a\\\"b.pdf\"") == "[f|a\"b.pdf|].");
    CHECK(name("filename=\"C:\\docs\\a;b.pdf\"") == "[f|C:\\docs\\a;b.pdf|].");
    CHECK(name("filename=x; filename*=UTF-8''%D0%9E%D1%82%D1%87%D1%91%D1%82+1.pdf") == "[f|Отчёт+1.pdf|].");

    CHECK(clean_file_name("C:\\docs\\Отчёт.pdf") == "Отчёт.pdf");
    CHECK(clean_file_name("../../etc/passwd") == "passwd");
    CHECK(clean_file_name("Отче\u0308т.pdf") == "Отчёт.pdf");  // as a Mac spells it
    CHECK(clean_file_name("a\r\nb\x01.pdf") == "ab.pdf");
    CHECK(clean_file_name("\xCE\xF2\xF7\xE5\xF2 \xE7\xE0 \xE3\xEE\xE4.pdf") == "Отчет за год.pdf");  // CP1251
    CHECK(clean_file_name("..") == "файл");
    CHECK(clean_file_name("") == "файл");
    std::string longest;
    while (longest.size() < 400) longest += "ы";
    const std::string cut = clean_file_name(longest + ".pdf");
    CHECK(cut.size() <= 255);
    CHECK(cut.ends_with("ы.pdf"));
}

TEST_CASE("what is not a form is refused") {
    for (const char* body :
         {"--B\r\n\r\n\r\n--B--", "--B\r\nContent-Type: text/plain\r\n\r\n1\r\n--B--",
          "--B\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\n1\r\n--B--",
          "--B\r\nContent-Disposition: form-data\r\n\r\n1\r\n--B--", "--Bx\r\n", "--B\r\nnonsense\r\n\r\n"}) {
        CAPTURE(body);
        CHECK(in_all_pieces(body) == "broken");
    }
    CHECK(in_all_pieces("--B\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--B") == "unfinished");
    CHECK(in_all_pieces("") == "unfinished");
    CHECK(taken_apart(std::string(5'000, 'x'), 1'000) == "broken");
    CHECK(taken_apart("--B\r\nX: " + std::string(10'000, 'x'), 1'000) == "broken");

    CHECK(multipart_boundary("multipart/form-data; boundary=----WebKitFormBoundary1") == "----WebKitFormBoundary1");
    CHECK(multipart_boundary("Multipart/Form-Data; charset=utf-8; boundary=\"a b\"") == "a b");
    CHECK_FALSE(multipart_boundary("multipart/form-data"));
    CHECK_FALSE(multipart_boundary("multipart/mixed; boundary=a"));
    CHECK_FALSE(multipart_boundary("multipart/form-data; boundary=" + std::string(71, 'a')));
    CHECK_FALSE(multipart_boundary("multipart/form-data; boundary=\"\""));
}

TEST_CASE("files go to the disk, text to the form, and nothing stays behind") {
    UploadFolder folder;
    {
        Request request = make_test_request({.method = Method::post,
                                             .form = {{"note", "строка\r\nещё одна"}, {"link", "a"}, {"link", "b"}},
                                             .files = {{"file", "Отчёт.pdf", std::string("a\0b", 3), "application/pdf"},
                                                       {"file", "", ""},
                                                       {"scan", "пусто.txt", ""}},
                                             .evidence = &folder.evidence});
        CHECK(request.form.first("note") == "строка\nещё одна");
        CHECK(request.form.all("link").size() == 2);
        REQUIRE(request.files.size() == 2);
        CHECK(request.files[0].name == "Отчёт.pdf");
        CHECK(request.files[0].bytes() == 3);
        CHECK(content_of(request.files[0].path()) == std::string("a\0b", 3));
        CHECK(request.files[1].field == "scan");
        CHECK(request.files[1].bytes() == 0);
        CHECK_FALSE(request.upload_failure);
        CHECK(folder.files() == 2);
        CHECK(request.files[0].content.finish());
    }
    CHECK(folder.files() == 1);  // what was kept
}

TEST_CASE("what is over a limit is told, and the rest of the form is not lost") {
    UploadFolder folder;
    const auto sent = [&](std::vector<RequestDraft::File> files, UploadLimits limits) {
        return make_test_request({.method = Method::post,
                                  .form = {{"note", "важно"}},
                                  .files = std::move(files),
                                  .limits = limits,
                                  .evidence = &folder.evidence});
    };
    const UploadLimits small{.file_bytes_max = 2 * kMebibyte, .files_max = 2};
    const std::string over(2 * kMebibyte + 1, 'x');
    const Request large = sent({{"scan", "большой.pdf", over}, {"file", "малый.pdf", "x"}}, small);
    REQUIRE(large.upload_failure);
    CHECK(large.upload_failure->message ==
          "Файл «большой.pdf» больше 2\u00A0МБ. Уменьшите его, разделите на части или дайте ссылку на документ.");
    CHECK(large.upload_failure->field == "scan");
    CHECK(large.form.first("note") == "важно");
    REQUIRE(large.files.size() == 1);
    CHECK(large.files[0].name == "малый.pdf");
    CHECK(folder.files() == 1);

    const Request exact = sent({{"file", "ровно.pdf", over.substr(1)}}, small);
    CHECK_FALSE(exact.upload_failure);

    const Request many = sent({{"file", "1", "x"}, {"file", "2", "x"}, {"file", "3", "x"}}, small);
    CHECK(many.files.size() == 2);
    REQUIRE(many.upload_failure);
    CHECK(many.upload_failure->message ==
          "За один раз можно приложить не больше 2\u00A0файлов. Остальные отправьте следующим разом.");

    CHECK(sent({{"file", "1", "x"}}, {.files_max = 0}).upload_failure);
    CHECK_THROWS(sent({{"file", "1", "x"}}, {.text_bytes_max = 3}));
}
