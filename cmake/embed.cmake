# mera_embed(TARGET FUNCTION DIR directory [PATTERNS *.sql ...])
# Puts the files of a directory into a library. The code that uses them declares
#     std::span<const EmbeddedFile> FUNCTION();   // namespace mera, base/embedded_file.hpp; sorted by name
# The assembler copies the bytes (.incbin), so megabytes compile as fast as nothing.
function(mera_embed target function)
  cmake_parse_arguments(ARG "" "DIR" "PATTERNS" ${ARGN})
  if(NOT ARG_PATTERNS)
    set(ARG_PATTERNS *)
  endif()
  list(TRANSFORM ARG_PATTERNS PREPEND ${ARG_DIR}/)
  file(GLOB_RECURSE files CONFIGURE_DEPENDS ${ARG_PATTERNS})
  list(SORT files)

  set(assembly "")
  set(declarations "")
  set(rows "")
  set(number 0)
  foreach(file IN LISTS files)
    file(RELATIVE_PATH name ${ARG_DIR} ${file})
    set(symbol mera_${function}_${number})
    string(APPEND assembly "    \".balign 16\\n${symbol}:\\n.incbin \\\"${file}\\\"\\n${symbol}_end:\\n.byte 0\\n\"\n")
    string(APPEND declarations "extern const char ${symbol}[], ${symbol}_end[];\n")
    string(APPEND rows "        {\"${name}\", {${symbol}, static_cast<std::size_t>(${symbol}_end - ${symbol})}},\n")
    math(EXPR number "${number} + 1")
  endforeach()

  set(source ${PROJECT_BINARY_DIR}/embedded/${function}.cpp)
  file(CONFIGURE OUTPUT ${source} @ONLY CONTENT [[
// Made by cmake/embed.cmake.
#include <array>
#include <cstddef>
#include <span>

#include "base/embedded_file.hpp"

asm(".pushsection .rodata\n"
@assembly@    ".popsection\n");

extern "C" {
@declarations@}

namespace mera {

std::span<const EmbeddedFile> @function@();
std::span<const EmbeddedFile> @function@() {
    static const std::array<EmbeddedFile, @number@> files{{
@rows@    }};
    return files;
}

}  // namespace mera
]])
  set_source_files_properties(${source} PROPERTIES OBJECT_DEPENDS "${files}")
  target_sources(${target} PRIVATE ${source})
endfunction()
