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

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Declarations in words that no JDK changes. The packages {@code java.lang} and {@code io.github.camelwecom.kf} are not
 * told.
 */
final class Wording {

    private static final Pattern UNTOLD_PACKAGE
            = Pattern.compile("\\bjava\\.lang\\.(?=[A-Z])|\\bio\\.github\\.camelwecom\\.kf\\.");
    private static final int OF_CLASSES = Modifier.PROTECTED | Modifier.ABSTRACT | Modifier.FINAL;
    private static final int OF_MEMBERS = OF_CLASSES | Modifier.STATIC;

    private Wording() {
    }

    static String ofType(Class<?> type) {
        return words(name(type) + ":", modifiers(type), kind(type) + parameters(type.getTypeParameters()), superclass(type),
                list(type.isInterface() ? "extends" : "implements", type.getGenericInterfaces()), permitted(type));
    }

    private static String modifiers(Class<?> type) {
        boolean isClass = "class".equals(kind(type));
        String modifiers = Modifier.toString(type.getModifiers() & (isClass ? OF_CLASSES : Modifier.PROTECTED));
        return words(modifiers, isSealed(type) ? "sealed" : "");
    }

    private static String kind(Class<?> type) {
        if (type.isAnnotation()) {
            return "annotation";
        }
        if (type.isInterface()) {
            return "interface";
        }
        if (type.isRecord()) {
            return "record";
        }
        return type.isEnum() ? "enum" : "class";
    }

    private static String superclass(Class<?> type) {
        boolean implied = !"class".equals(kind(type)) || type.getSuperclass() == Object.class;
        return implied ? "" : "extends " + name(type.getGenericSuperclass());
    }

    /** To Java an enum is sealed, too, when its constants have bodies. */
    private static boolean isSealed(Class<?> type) {
        return type.isSealed() && !type.isEnum();
    }

    private static String permitted(Class<?> type) {
        return isSealed(type) ? list("permits", type.getPermittedSubclasses()) : "";
    }

    static String ofField(Field field) {
        String what = field.isEnumConstant() ? "constant" : words(modifiers(field), name(field.getGenericType()));
        return field.getName() + ": " + what;
    }

    static String ofConstructor(Constructor<?> constructor) {
        return words("new(" + arguments(constructor) + "):", modifiers(constructor), "constructor", thrown(constructor));
    }

    static String ofMethod(Method method) {
        return words(signature(method) + ":", modifiers(method), parameters(method.getTypeParameters()),
                name(method.getGenericReturnType()), thrown(method));
    }

    static String signature(Method method) {
        return method.getName() + "(" + arguments(method) + ")";
    }

    private static String arguments(Executable executable) {
        List<String> names = Arrays.stream(executable.getGenericParameterTypes()).map(Wording::name).toList();
        String joined = String.join(", ", names);
        return executable.isVarArgs() ? joined.replaceFirst("\\[]$", "...") : joined;
    }

    private static String modifiers(Member member) {
        return Modifier.toString(member.getModifiers() & OF_MEMBERS);
    }

    private static String modifiers(Method method) {
        return method.isDefault() ? "default" : modifiers((Member) method);
    }

    private static String parameters(TypeVariable<?>[] variables) {
        return variables.length == 0
                ? ""
                : Arrays.stream(variables).map(Wording::variable).collect(Collectors.joining(", ", "<", ">"));
    }

    private static String variable(TypeVariable<?> variable) {
        String bounds = Arrays.stream(variable.getBounds()).filter(bound -> bound != Object.class).map(Wording::name)
                .collect(Collectors.joining(" & "));
        return bounds.isEmpty() ? variable.getName() : variable.getName() + " extends " + bounds;
    }

    private static String thrown(Executable executable) {
        return list("throws", executable.getGenericExceptionTypes());
    }

    private static String list(String word, Type[] types) {
        return types.length == 0
                ? ""
                : word + " " + Arrays.stream(types).map(Wording::name).sorted().collect(Collectors.joining(", "));
    }

    static String name(Type type) {
        return UNTOLD_PACKAGE.matcher(type.getTypeName()).replaceAll("");
    }

    private static String words(String... words) {
        return Stream.of(words).filter(word -> !word.isEmpty()).collect(Collectors.joining(" "));
    }
}
