// The screens, for phones. pom.xml beside it compiles the same sources for the JVM and tests them there.
plugins {
    alias(libs.plugins.android.library)
    alias(libs.plugins.kotlin.compose)
}

val tokens by tasks.registering(Exec::class) {
    description = "Writes colours, type and icons from design."
    inputs.file(rootDir.resolve("../design/tokens.json"))
    inputs.dir(rootDir.resolve("../design/pictures"))
    outputs.dir(rootDir.resolve("../target/generated/kotlin/tokens"))
    workingDir(rootDir.resolve(".."))
    commandLine("cargo", "xtask", "tokens")
}

android {
    namespace = "app.amparo.ui"
    compileSdk = libs.versions.compileSdk.get().toInt()
    defaultConfig {
        minSdk = libs.versions.minSdk.get().toInt()
    }
    compileOptions {
        sourceCompatibility = JavaVersion.VERSION_17
        targetCompatibility = JavaVersion.VERSION_17
    }
    sourceSets["main"].kotlin.directories += rootDir.resolve("../target/generated/kotlin/tokens").path
}

tasks.named("preBuild") {
    dependsOn(tokens)
}

dependencies {
    api(project(":bindings"))
    implementation(libs.coroutines.core)
    api(libs.compose.runtime)
    implementation(libs.compose.ui)
    implementation(libs.compose.foundation)
    implementation(libs.compose.material3)
}
