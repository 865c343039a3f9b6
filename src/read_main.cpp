#include "office/read/read_child.hpp"

int main(int argc, char** argv) { return mera::read_child_main(argc, argv); }
