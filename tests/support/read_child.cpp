// The child that reads documents for the tests of src/office/: what `mera read-child` is in the program itself.
#include "office/read_document.hpp"

int main(int argc, char** argv) { return mera::read_child_main(argc, argv); }
