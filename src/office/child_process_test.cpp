#include "office/child_process.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "office/document_wire.hpp"
#include "office/read/read_child.hpp"
#include "office/read/read_document.hpp"
#include "office/read_messages.hpp"
#include "support/made_documents.hpp"

namespace mera {

namespace {

ChildTask shell(const std::string& script) {
    ChildTask task;
    task.command = {"/bin/sh", "-c", script};
    return task;
}

std::string message(char type, const std::string& text) {  // as a shell's printf writes it
    return std::string{"printf '"} + type + "\\" + "00" + std::to_string(text.size()) + "\\000\\000\\000" + text +
           "' >&4; ";
}

ReadOptions in_child() {
    ReadOptions options;
    options.child_program = MERA_READ_CHILD;
    return options;
}

std::string file(const std::string& name) {
    std::ifstream stream{std::string{MERA_SOURCE_DIR} + "/tests/data/" + name, std::ios::binary};
    std::stringstream bytes;
    bytes << stream.rdbuf();
    return bytes.str();
}

}  // namespace

TEST_CASE("a child gets its input, is heard, and its end is known") {
    std::vector<std::string> heard;
    ChildTask task = shell(message('P', "1 2") + "if [ \"$(cat <&3)\" = вход ]; then " + message('A', "yes") + " fi");
    task.input = "вход";
    task.on_message = [&](char type, std::string_view text) {
        heard.push_back(std::string(1, type) + std::string{text});
        return true;
    };
    CHECK(run_child(task).end == ChildEnd::finished);
    CHECK(heard == std::vector<std::string>{"P1 2", "Ayes"});

    CHECK(run_child(shell("exit 3")).end == ChildEnd::failed);
    CHECK(run_child(shell("exit 3")).detail == "exit 3");
    CHECK(run_child(shell("kill -SEGV $$")).end == ChildEnd::crashed);
    CHECK_THROWS(run_child(ChildTask{{"/no/such/program"}}));
}

TEST_CASE("a child that says nothing, or is not wanted any more, ends with all it started") {
    ChildTask silent = shell("sleep 1000 & sleep 1000");
    silent.silence_max = std::chrono::milliseconds{150};
    CHECK(run_child(silent).end == ChildEnd::silent);

    ChildTask unwanted = shell(message('P', "1 2") + "sleep 1000");
    unwanted.on_message = [](char, std::string_view) { return false; };
    CHECK(run_child(unwanted).end == ChildEnd::stopped);

    std::stop_source stop;
    stop.request_stop();
    ChildTask stopped = shell("sleep 1000");
    stopped.stop = stop.get_token();
    CHECK(run_child(stopped).end == ChildEnd::stopped);
}

TEST_CASE("a listener that throws leaves no child behind") {
    ChildTask task = shell(message('P', "1 2") + "sleep 1000");
    task.on_message = [](char, std::string_view) -> bool { throw std::runtime_error("listener"); };
    CHECK_THROWS_AS(run_child(task), std::runtime_error);
}

TEST_CASE("the child sees nothing of ours: no files, no secrets, no network") {
    ::setenv("MERA_SECRET", "x", 1);
    CHECK(run_child(shell("test -z \"$MERA_SECRET\" && test ! -e /proc/$$/fd/5 -a ! -e /proc/$$/fd/6")).end ==
          ChildEnd::finished);
    ChildTask confined;
    // Only the loopback device is left, and it is down.
    confined.command = {MERA_READ_CHILD, "run", "/bin/sh", "-c", "test \"$(tail -n +3 /proc/net/dev | wc -l)\" -le 1"};
    CHECK(run_child(confined).end == ChildEnd::finished);
}

TEST_CASE("memory, files and processor time have an end in the child") {
    ChildTask task;
    task.command = {MERA_READ_CHILD, "run", "/bin/sh", "-c",
                    "test \"$(ulimit -t)\" -le 3600 && test \"$(ulimit -f)\" -le 1048576 && test \"$(ulimit -c)\" = 0"};
    CHECK(run_child(task).end == ChildEnd::finished);
#if !defined(__SANITIZE_ADDRESS__)
    task.command.back() = "test \"$(ulimit -d)\" -le 2097152 && test \"$(ulimit -v)\" -le 8388608";
    CHECK(run_child(task).end == ChildEnd::finished);
#endif
}

TEST_CASE("a PDF read in a child is the same document as one read here") {
    const std::string bytes = file("order-882.pdf");
    int last = 0;
    ReadOptions options = in_child();
    options.page_done = [&](int done, int pages) {
        CHECK(pages == 9);
        last = done;
        return true;
    };
    const auto there = read_document(bytes, options);
    REQUIRE(there);
    CHECK(last == 9);
    CHECK(there->pages == 9);
    const auto expected = read_document_here(bytes);
    REQUIRE(expected);
    CHECK(to_wire(*there) == to_wire(*expected));

    options.page_done = [](int, int) { return false; };
    const auto stopped = read_document(bytes, options);
    REQUIRE_FALSE(stopped);
    CHECK(stopped.failure().kind == Failure::Kind::conflict);
}

TEST_CASE("a child that dies gives a sentence, not the end of the server") {
    ReadOptions options;
    options.child_program = "/bin/false";
    const auto read = read_document(made::pdf({{made::pdf_text(100, 700, "Order")}}), options);
    REQUIRE_FALSE(read);
    CHECK(read.failure().message.find("сохраните заново") != std::string::npos);
    CHECK(read.failure().detail == "child: exit 1");
    options.child_program = "/bin/true";
    CHECK_FALSE(read_document(made::pdf({{made::pdf_text(100, 700, "Order")}}), options));
}

TEST_CASE("the wire carries everything, and cut or wrong bytes are no document") {
    Document document;
    document.format = DocFormat::pdf_scan;
    document.pages = 2;
    document.notes = {"заметка"};
    DocPlace place{1, "лист", "B7", 3, DocBox{0.1, 0.2, 0.3, 0.4}};
    document.blocks.emplace_back(DocParagraph{"текст", 2, true, true, 0.8, place});
    DocTable table;
    table.columns = 2;
    table.rows.push_back(
        {{DocCell{"а", 1, 2, 0, true, "92d050", true, 0.5, place, true}, DocCell{"б", 1, 1, 1}}, true, true, place});
    document.blocks.emplace_back(table);
    const std::string wire = to_wire(document);
    const auto back = from_wire(wire);
    REQUIRE(back);
    REQUIRE(*back);
    CHECK(to_wire(*back) == wire);
    CHECK((*back)->notes == document.notes);
    const auto& cell = std::get<DocTable>((*back)->blocks[1]).rows[0].cells[0];
    CHECK(cell.row_span == 2);
    CHECK(cell.confidence == 0.5);
    CHECK(cell.number);
    CHECK(cell.place == place);

    for (std::size_t at = 0; at < wire.size(); ++at) CHECK_FALSE(from_wire(wire.substr(0, at)));
    CHECK_FALSE(from_wire(wire + "x"));
    for (std::size_t at = 0; at < wire.size(); ++at) {
        std::string spoilt = wire;
        spoilt[at] = static_cast<char>(spoilt[at] ^ 0x5A);
        from_wire(spoilt);  // whatever it says, it comes back
    }
    const Expected<Document> failure = Failure{Failure::Kind::too_large, "много", "file", "detail"};
    const auto said = from_wire(to_wire(failure));
    REQUIRE(said);
    REQUIRE_FALSE(*said);
    CHECK(said->failure().message == "много");
    CHECK(said->failure().kind == Failure::Kind::too_large);
    CHECK(progress_from(progress_text(3, 9)) == std::pair{3, 9});
    CHECK_FALSE(progress_from("3"));
    CHECK_FALSE(progress_from("3 x"));
}

}  // namespace mera
