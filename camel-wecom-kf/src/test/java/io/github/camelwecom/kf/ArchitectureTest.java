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
package io.github.camelwecom.kf;

import java.io.Externalizable;
import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.io.Serializable;
import java.util.Collection;
import java.util.concurrent.ThreadFactory;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import io.github.camelwecom.kf.model.WechatChannels;
import io.github.camelwecom.kf.model.send.MenuItem;
import io.github.camelwecom.kf.model.send.MsgMenu;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/**
 * Which room may know which: docs/architecture.md draws the same arrows.
 */
@AnalyzeClasses(packages = "io.github.camelwecom.kf",
                importOptions = { DoNotIncludeTests.class, ArchitectureTest.OnlyTheComponent.class })
class ArchitectureTest {

    private static final String JDK_TIMER = "JdkTimer";

    @ArchTest
    static final ArchRule EACH_ROOM_KNOWS_ONLY_THE_ROOMS_BELOW_IT = layeredArchitecture().consideringOnlyDependenciesInLayers()
            .layer("face").definedBy("io.github.camelwecom.kf")
            .layer("operation").definedBy("io.github.camelwecom.kf.operation..")
            .layer("transform").definedBy("io.github.camelwecom.kf.transform..")
            .layer("catalog").definedBy("io.github.camelwecom.kf.catalog..")
            .layer("doctor").definedBy("io.github.camelwecom.kf.doctor..")
            .layer("trace").definedBy("io.github.camelwecom.kf.trace..")
            .layer("meter").definedBy("io.github.camelwecom.kf.meter..")
            .layer("watch").definedBy("io.github.camelwecom.kf.watch..")
            .layer("repository").definedBy("io.github.camelwecom.kf.progress.repository..")
            .layer("database").definedBy("io.github.camelwecom.kf.database..")
            .layer("sync").definedBy("io.github.camelwecom.kf.sync..")
            .layer("progress").definedBy("io.github.camelwecom.kf.progress")
            .layer("callback").definedBy("io.github.camelwecom.kf.callback..")
            .layer("client").definedBy("io.github.camelwecom.kf.client")
            .layer("check").definedBy("io.github.camelwecom.kf.client.check..")
            .layer("callbacks").definedBy("io.github.camelwecom.kf.model.callback..")
            .layer("messages").definedBy("io.github.camelwecom.kf.model.message..")
            .layer("sent").definedBy("io.github.camelwecom.kf.model.send..")
            .layer("model").definedBy("io.github.camelwecom.kf.model", "io.github.camelwecom.kf.model.limit..")
            .whereLayer("face").mayOnlyBeAccessedByLayers("trace")
            .whereLayer("catalog").mayNotBeAccessedByAnyLayer()
            .whereLayer("trace").mayNotBeAccessedByAnyLayer()
            .whereLayer("operation").mayOnlyBeAccessedByLayers("face", "catalog")
            .whereLayer("doctor").mayOnlyBeAccessedByLayers("face", "operation")
            .whereLayer("transform").mayNotBeAccessedByAnyLayer()
            .whereLayer("meter").mayOnlyBeAccessedByLayers("face")
            .whereLayer("watch").mayOnlyBeAccessedByLayers("face", "meter")
            .whereLayer("repository").mayOnlyBeAccessedByLayers("face")
            .whereLayer("database").mayOnlyBeAccessedByLayers("face", "watch")
            .whereLayer("sync").mayOnlyBeAccessedByLayers("face", "operation", "meter", "watch")
            .whereLayer("progress").mayOnlyBeAccessedByLayers("face", "watch", "sync", "repository", "database")
            .whereLayer("callback").mayOnlyBeAccessedByLayers("face", "operation", "doctor", "meter", "watch")
            .whereLayer("client").mayOnlyBeAccessedByLayers("face", "operation", "doctor", "trace", "meter", "watch", "sync")
            .whereLayer("check").mayOnlyBeAccessedByLayers("client")
            .whereLayer("callbacks").mayOnlyBeAccessedByLayers("face", "operation", "callback")
            .whereLayer("messages").mayOnlyBeAccessedByLayers("face", "transform", "sync", "client")
            .whereLayer("sent").mayOnlyBeAccessedByLayers("face", "operation", "client", "check", "messages")
            .whereLayer("model").mayOnlyBeAccessedByLayers(
                    "face", "operation", "doctor", "transform", "sync", "callback", "client", "check", "messages", "sent");

    @ArchTest
    static final ArchRule NO_ROOMS_KNOW_EACH_OTHER_IN_A_CIRCLE
            = slices().matching("io.github.camelwecom.(**)").should().beFreeOfCycles();

    /** But for the face: Camel has endpoint, component and consumer know each other. */
    @ArchTest
    static final ArchRule NO_FILES_KNOW_EACH_OTHER_IN_A_CIRCLE = slices().assignedFrom(new EachFile()).should().beFreeOfCycles()
            .ignoreDependency(resideInAPackage("io.github.camelwecom.kf"), resideInAPackage("io.github.camelwecom.kf"))
            // Jackson wants a type to name what reads it
            .ignoreDependency(simpleName("KfMessage"), simpleName("MessageJson"));

    @ArchTest
    static final ArchRule PROGRESS_KNOWS_NONE_OF_OURS = noClasses()
            .that().resideInAPackage("io.github.camelwecom.kf.progress")
            .should().dependOnClassesThat(resideInAPackage("io.github.camelwecom.kf..")
                    .and(not(resideInAPackage("io.github.camelwecom.kf.progress"))));

    @ArchTest
    static final ArchRule THE_PULL_ENGINE_KNOWS_NEITHER_CAMEL_NOR_HTTP = noClasses()
            .that().resideInAPackage("io.github.camelwecom.kf.sync..")
            .should().dependOnClassesThat().resideInAnyPackage("org.apache.camel..", "org.apache.hc..", "java.net.http..");

    @ArchTest
    static final ArchRule THE_MODEL_KNOWS_ONLY_JSON = classes()
            .that().resideInAPackage("io.github.camelwecom.kf.model..")
            .should().onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "com.fasterxml.jackson..", "io.github.camelwecom.kf.model..");

    @ArchTest
    static final ArchRule THREADS_COME_FROM_CAMEL = noClasses()
            .should().dependOnClassesThat().haveFullyQualifiedName("java.util.concurrent.Executors")
            .orShould().dependOnClassesThat().haveFullyQualifiedName("java.util.concurrent.ForkJoinPool")
            .orShould().dependOnClassesThat().haveFullyQualifiedName("java.util.Timer")
            .orShould().dependOnClassesThat().areAssignableTo(ThreadFactory.class)
            .orShould().beAssignableTo(Thread.class)
            .orShould().callConstructorWhere(target(owner(assignableTo(Thread.class))))
            .orShould().callMethod(Collection.class, "parallelStream");

    /** A client without Camel has nobody to borrow a thread from, and needs none of its own for this one. */
    @ArchTest
    static final ArchRule THE_TIMER_OF_THE_JDK_IS_FOR_THE_CLIENT_WITHOUT_CAMEL = noClasses()
            .that().doNotHaveSimpleName(JDK_TIMER)
            .should().dependOnClassesThat().haveFullyQualifiedName("java.util.concurrent.CompletableFuture");

    @ArchTest
    static final ArchRule ONLY_THE_BUILDER_OF_CLIENTS_KNOWS_IT = classes()
            .that().haveSimpleName(JDK_TIMER)
            .should().onlyHaveDependentClassesThat().haveFullyQualifiedName("io.github.camelwecom.kf.client.KfClient$Builder");

    /** A virtual thread that waits inside a monitor keeps the thread that carries it, up to Java 23. */
    @ArchTest
    static final ArchRule NO_METHOD_IS_SYNCHRONIZED = noMethods().should().haveModifier(JavaModifier.SYNCHRONIZED);

    @ArchTest
    static final ArchRule NO_CODE_ENTERS_A_MONITOR = noClasses().should(enterAMonitor());

    private static ArchCondition<JavaClass> enterAMonitor() {
        return new ArchCondition<>("enter a monitor") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                Monitors.entered(item).forEach(method -> events.add(
                        SimpleConditionEvent.satisfied(item, item.getName() + "." + method + " enters a monitor")));
            }
        };
    }

    @ArchTest
    static final ArchRule NOTHING_IS_SERIALIZED_THE_JAVA_WAY = noClasses()
            .should().dependOnClassesThat().areAssignableTo(ObjectInput.class)
            .orShould().dependOnClassesThat().areAssignableTo(ObjectOutput.class)
            .orShould().beAssignableTo(Externalizable.class);

    @ArchTest
    static final ArchRule ONLY_WHAT_WAS_RECEIVED_CAN_BE_SERIALIZED_THE_JAVA_WAY = noClasses()
            .that().areAssignableTo(Record.class)
            // what messages have in common with what is sent
            .and().doNotBelongToAnyOf(WechatChannels.class, MsgMenu.class, MenuItem.class)
            .and().resideOutsideOfPackage("io.github.camelwecom.kf.model.message")
            .should().beAssignableTo(Serializable.class);

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

    /** The sandbox is a product of its own, next to the component on the test class path. */
    static final class OnlyTheComponent implements ImportOption {

        @Override
        public boolean includes(Location location) {
            return !location.contains("/kf/sandbox/");
        }
    }
}
