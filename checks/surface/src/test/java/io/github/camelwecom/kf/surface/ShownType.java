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
package io.github.camelwecom.kf.surface;

import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A type that others can name, and those of its members that they can call, read or override. What every enum has, and
 * what every class has from {@link Object}, is not told.
 */
final class ShownType {

    private static final String OURS = "io.github.camelwecom.kf";
    private static final List<String> OF_EVERY_OBJECT = List.of("equals(Object)", "hashCode()", "toString()");
    private static final List<String> OF_EVERY_ENUM = List.of("values()", "valueOf(String)");

    private final Class<?> type;

    private ShownType(Class<?> type) {
        this.type = type;
    }

    /** Those of the classes that others can name, in the same order. */
    static Stream<ShownType> among(List<Class<?>> classes) {
        return classes.stream().filter(ShownType::isShown).map(ShownType::new);
    }

    private static boolean isShown(Class<?> type) {
        Class<?> owner = type.getDeclaringClass();
        if (owner == null) {
            return Modifier.isPublic(type.getModifiers());
        }
        return isShown(owner) && isReachable(type.getModifiers(), owner);
    }

    private static boolean isReachable(int modifiers, Class<?> owner) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers) && !Modifier.isFinal(owner.getModifiers());
    }

    /** One for the type, then one for each member. */
    Stream<String> lines() {
        Stream<String> constructors = shown(type.getDeclaredConstructors()).map(Wording::ofConstructor);
        Stream<String> fields = declarers().flatMap(declarer -> shown(declarer.getDeclaredFields())).map(Wording::ofField);
        Stream<String> methods = declarers().flatMap(declarer -> shown(declarer.getDeclaredMethods()))
                .filter(method -> !isImplied(method)).map(Wording::ofMethod);
        Stream<String> members = Stream.of(constructors, fields, methods).flatMap(lines -> lines).distinct().sorted();
        return Stream.concat(Stream.of(Wording.ofType(type)), members.map(line -> Wording.name(type) + "." + line));
    }

    private <T extends Member> Stream<T> shown(T[] members) {
        return Arrays.stream(members).filter(member -> !member.isSynthetic() && isReachable(member.getModifiers(), type));
    }

    /**
     * The type itself and those of its superclasses that others cannot name: they get at what is public there through
     * it.
     */
    private Stream<Class<?>> declarers() {
        return Stream.<Class<?>> iterate(type, one -> one == type || isHidden(one), Class::getSuperclass);
    }

    private static boolean isHidden(Class<?> superclass) {
        return superclass != null && superclass.getName().startsWith(OURS) && !isShown(superclass);
    }

    private boolean isImplied(Method method) {
        String signature = Wording.signature(method);
        return OF_EVERY_OBJECT.contains(signature) || type.isEnum() && OF_EVERY_ENUM.contains(signature);
    }
}
