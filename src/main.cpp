#include "cli/commands.hpp"

int main(int argc, char** argv) { return mera::run_command_line(argc, argv); }
