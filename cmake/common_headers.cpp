// Carries precompiled headers; see ThiDuaTargets.cmake.
