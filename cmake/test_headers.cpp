// Carries the precompiled headers of the tests; see ThiDuaTargets.cmake.
