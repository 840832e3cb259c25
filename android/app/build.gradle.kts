// The app: one activity, the keystore, the messages app, and the core as a native library.
import org.gradle.api.DefaultTask
import org.gradle.api.file.DirectoryProperty
import org.gradle.api.provider.ListProperty
import org.gradle.api.provider.Property
import org.gradle.process.ExecOperations
import javax.inject.Inject

plugins {
    alias(libs.plugins.android.application)
    alias(libs.plugins.kotlin.compose)
}

android {
    namespace = "app.amparo.app"
    compileSdk = libs.versions.compileSdk.get().toInt()
    ndkVersion = libs.versions.ndk.get()
    defaultConfig {
        applicationId = "app.amparo"
        minSdk = libs.versions.minSdk.get().toInt()
        targetSdk = libs.versions.targetSdk.get().toInt()
        versionCode = 1
        versionName = "0.1.0"
    }
    buildTypes {
        release {
            isMinifyEnabled = true
            proguardFiles(getDefaultProguardFile("proguard-android-optimize.txt"), "proguard-rules.pro")
        }
    }
    compileOptions {
        sourceCompatibility = JavaVersion.VERSION_17
        targetCompatibility = JavaVersion.VERSION_17
    }
}

/** Builds the core for phones with cargo-ndk: one folder an ABI, as Android expects it. */
abstract class CargoNdk : DefaultTask() {
    @get:InputDirectory
    @get:PathSensitive(PathSensitivity.RELATIVE)
    abstract val core: DirectoryProperty

    @get:Input
    abstract val abis: ListProperty<String>

    @get:Input
    abstract val minSdk: Property<Int>

    @get:Internal
    abstract val workspace: DirectoryProperty

    @get:OutputDirectory
    abstract val libraries: DirectoryProperty

    @get:Inject
    abstract val run: ExecOperations

    @TaskAction
    fun build() {
        val targets = abis.get().flatMap { listOf("--target", it) }
        run.exec {
            workingDir = workspace.get().asFile
            commandLine(
                listOf("cargo", "ndk") + targets +
                    listOf("--platform", minSdk.get().toString(), "--output-dir", libraries.get().asFile.path) +
                    // `-p` because Cargo unifies features over what it builds together; never `harness`.
                    listOf("build", "-p", "amparo", "--release", "--locked", "--features", "shipped"),
            )
        }
    }
}

val cargoNdk = tasks.register<CargoNdk>("cargoNdk") {
    description = "Builds the core's native library for every ABI."
    workspace = rootDir.resolve("..")
    core = rootDir.resolve("../core")
    abis = listOf("arm64-v8a", "armeabi-v7a", "x86_64")
    minSdk = libs.versions.minSdk.get().toInt()
    libraries = layout.buildDirectory.dir("rust")
}

androidComponents {
    onVariants { variant ->
        variant.sources.jniLibs?.addGeneratedSourceDirectory(cargoNdk, CargoNdk::libraries)
    }
}

dependencies {
    implementation(project(":bindings"))
    implementation(project(":ui"))
    implementation(libs.activity.compose)
    implementation(libs.lifecycle.viewmodel)
    implementation(libs.coroutines.android)
    implementation(libs.compose.runtime)
    implementation(libs.jna) { artifact { type = "aar" } }
}
