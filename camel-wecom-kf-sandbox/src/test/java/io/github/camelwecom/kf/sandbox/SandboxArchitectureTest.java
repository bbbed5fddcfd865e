/*
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package io.github.camelwecom.kf.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which room of the sandbox may know which.
 */
@AnalyzeClasses(packages = "io.github.camelwecom.kf.sandbox", importOptions = DoNotIncludeTests.class)
class SandboxArchitectureTest {

    @ArchTest
    static final ArchRule EACH_ROOM_KNOWS_ONLY_THE_ROOMS_BELOW_IT = layeredArchitecture().consideringOnlyDependenciesInLayers()
            .layer("junit5").definedBy("io.github.camelwecom.kf.sandbox.junit5..")
            .layer("sandbox").definedBy("io.github.camelwecom.kf.sandbox")
            .layer("web").definedBy("io.github.camelwecom.kf.sandbox.web..")
            .layer("desk").definedBy("io.github.camelwecom.kf.sandbox.desk..")
            .layer("scenario").definedBy("io.github.camelwecom.kf.sandbox.scenario..")
            .layer("server").definedBy("io.github.camelwecom.kf.sandbox.api")
            .layer("operations").definedBy(resideInAPackage("io.github.camelwecom.kf.sandbox.api.*")
                    .and(not(resideInAPackage("io.github.camelwecom.kf.sandbox.api.call"))))
            .layer("call").definedBy("io.github.camelwecom.kf.sandbox.api.call..")
            .layer("callback").definedBy("io.github.camelwecom.kf.sandbox.callback..")
            .layer("corp").definedBy("io.github.camelwecom.kf.sandbox.corp..")
            .layer("media").definedBy("io.github.camelwecom.kf.sandbox.media..")
            .layer("journal").definedBy("io.github.camelwecom.kf.sandbox.journal..")
            .whereLayer("junit5").mayNotBeAccessedByAnyLayer()
            .whereLayer("sandbox").mayOnlyBeAccessedByLayers("junit5")
            .whereLayer("web").mayOnlyBeAccessedByLayers("sandbox")
            .whereLayer("desk").mayOnlyBeAccessedByLayers("sandbox", "web")
            .whereLayer("scenario").mayOnlyBeAccessedByLayers("sandbox", "desk")
            .whereLayer("server").mayOnlyBeAccessedByLayers("sandbox", "desk")
            .whereLayer("operations").mayOnlyBeAccessedByLayers("server")
            .whereLayer("call").mayOnlyBeAccessedByLayers("server", "operations")
            .whereLayer("callback").mayOnlyBeAccessedByLayers("sandbox", "desk")
            .whereLayer("corp")
            .mayOnlyBeAccessedByLayers("sandbox", "web", "desk", "scenario", "server", "operations", "call", "callback")
            .whereLayer("media").mayOnlyBeAccessedByLayers("sandbox", "web", "desk", "operations", "call", "corp")
            .whereLayer("journal")
            .mayOnlyBeAccessedByLayers("sandbox", "web", "desk", "server", "operations", "callback", "corp");

    @ArchTest
    static final ArchRule NO_ROOMS_KNOW_EACH_OTHER_IN_A_CIRCLE
            = slices().matching("io.github.camelwecom.kf.(**)").should().beFreeOfCycles();

    /** But for the sandbox and its builder: one gives out the other, which starts the one. */
    @ArchTest
    static final ArchRule NO_FILES_KNOW_EACH_OTHER_IN_A_CIRCLE = slices().assignedFrom(new EachFile()).should().beFreeOfCycles()
            .ignoreDependency(KfSandboxBuilder.class, KfSandbox.class);

    @ArchTest
    static final ArchRule OPERATIONS_DO_NOT_KNOW_THOSE_OF_OTHER_ROOMS
            = slices().matching("io.github.camelwecom.kf.sandbox.api.(*)..").should().notDependOnEachOther()
                    .ignoreDependency(resideInAPackage("..api.."), resideInAPackage("..api.call"));

    @ArchTest
    static final ArchRule THE_SANDBOX_KNOWS_NOTHING_OF_THE_COMPONENT = noClasses()
            .should().dependOnClassesThat(resideInAPackage("io.github.camelwecom.kf..")
                    .and(not(resideInAPackage("io.github.camelwecom.kf.sandbox.."))))
            .orShould().dependOnClassesThat().resideInAPackage("org.apache.camel..");

    @ArchTest
    static final ArchRule THE_CORP_KNOWS_NO_HTTP_SERVER = noClasses()
            .that().resideInAnyPackage("io.github.camelwecom.kf.sandbox.corp..", "io.github.camelwecom.kf.sandbox.journal..",
                    "io.github.camelwecom.kf.sandbox.media..", "io.github.camelwecom.kf.sandbox.desk..")
            .should().dependOnClassesThat().resideInAPackage("com.github.tomakehurst..");

    @ArchTest
    static final ArchRule ONLY_THE_EXTENSION_NEEDS_JUNIT = noClasses()
            .that().resideOutsideOfPackage("io.github.camelwecom.kf.sandbox.junit5..")
            .should().dependOnClassesThat().resideInAPackage("org.junit..");

    /** A virtual thread of a test that waits inside a monitor keeps the thread that carries it, up to Java 23. */
    @Test
    void nothingIsSynchronized() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            assertThat(files.filter(Files::isRegularFile)).isNotEmpty().allSatisfy(
                    file -> assertThat(Files.readString(file)).doesNotContainPattern("\\bsynchronized\\b"));
        }
    }

    /**
     * A file is a class with all that is nested in it. A sealed interface names its records and they name it, which is
     * one statement that Java has written twice: these are one slice.
     */
    static final class EachFile implements SliceAssignment {

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass item) {
            JavaClass outermost = item;
            while (outermost.getEnclosingClass().isPresent()) {
                outermost = outermost.getEnclosingClass().get();
            }
            return SliceIdentifier.of(sealedRootOf(outermost.reflect()).getName());
        }

        private static Class<?> sealedRootOf(Class<?> type) {
            return Stream.of(type.getInterfaces()).filter(Class::isSealed).findFirst().map(EachFile::sealedRootOf).orElse(type);
        }

        @Override
        public String getDescription() {
            return "each file";
        }
    }
}
