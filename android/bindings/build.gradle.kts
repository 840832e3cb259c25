// The generated Kotlin of the core: plain JVM code, the same on a phone and in a test.
plugins {
    alias(libs.plugins.kotlin.jvm)
}

kotlin {
    jvmToolchain(17)
}

val generateBindings by tasks.registering(Exec::class) {
    description = "Builds the core for this computer and writes its Kotlin bindings."
    val out = layout.buildDirectory.dir("generated/bindings")
    inputs.dir(rootDir.resolve("../core"))
    outputs.dir(out)
    workingDir(rootDir.resolve(".."))
    commandLine("cargo", "xtask", "bindings", "kotlin", out.get().asFile.path)
}

sourceSets.main {
    kotlin.srcDir(generateBindings)
}

dependencies {
    api(libs.coroutines.core)
    // The jar here; the app brings JNA's .aar, which has the same classes and the libraries for phones.
    compileOnly(libs.jna)
}
