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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;

/**
 * Finds in a source what is said to people, as gettext's extractor does: the texts that are handed to what refuses,
 * explains or finds. What is put into a text at run time becomes {@code {}}.
 */
final class ReasonFinder {

    private static final String ARGUMENT = "{}";

    /** Which arguments are such texts, by method, or class that is made; an enum's constants are made, too. */
    private static final Map<String, int[]> SPOKEN = Map.ofEntries(
            Map.entry("KfRefusal", new int[] { 1 }), Map.entry("DeskRefusal", new int[] { 1 }),
            Map.entry("IllegalStateException", new int[] { 0 }), Map.entry("IllegalArgumentException", new int[] { 0 }),
            Map.entry("KfErrcode", new int[] { 1 }), Map.entry("CallbackFinding", new int[] { 0, 1 }),
            Map.entry("Rule", new int[] { 2, 3 }), Map.entry("KfFault", new int[] { 0 }),
            Map.entry("Entry", new int[] { 4, 7 }), Map.entry("because", new int[] { 0 }),
            Map.entry("refusal", new int[] { 1 }), Map.entry("chosen", new int[] { 1 }),
            Map.entry("refused", new int[] { 0 }), Map.entry("refuse", new int[] { 2 }),
            Map.entry("require", new int[] { 3 }), Map.entry("requireMine", new int[] { 1 }),
            Map.entry("requireState", new int[] { 2 }));
    /** Whose enum constants texts name. */
    private static final Set<String> NAMED = Set.of("SessionState", "EventCode");

    private final Map<String, List<ExpressionTree>> returned = new HashMap<>();
    private final Map<String, ExpressionTree> locals = new HashMap<>();
    private final Set<String> found = new TreeSet<>();

    private ReasonFinder() {
    }

    static Set<String> find(List<Path> sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        Set<String> found = new TreeSet<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(null, files, null, null, null,
                    files.getJavaFileObjectsFromPaths(sources));
            for (CompilationUnitTree source : task.parse()) {
                found.addAll(new ReasonFinder().find(source));
            }
        }
        return found;
    }

    private Set<String> find(CompilationUnitTree source) {
        source.accept(new Returns(), null);
        source.accept(new Spoken(), null);
        return found;
    }

    /** All that an expression can say. */
    private List<String> texts(ExpressionTree said) {
        if (said instanceof LiteralTree literal && literal.getValue() instanceof String text) {
            return List.of(text.replaceAll("%\\d\\$[sd]", "{}"));
        }
        if (said instanceof ParenthesizedTree inner) {
            return texts(inner.getExpression());
        }
        if (said instanceof BinaryTree sum) {
            return texts(sum.getLeftOperand()).stream()
                    .flatMap(left -> texts(sum.getRightOperand()).stream().map(right -> joined(left, right))).toList();
        }
        if (said instanceof ConditionalExpressionTree either) {
            return Stream.of(either.getTrueExpression(), either.getFalseExpression()).flatMap(one -> texts(one).stream())
                    .distinct().toList();
        }
        if (said instanceof IdentifierTree name && locals.containsKey(name.getName().toString())) {
            return texts(locals.get(name.getName().toString()));
        }
        return said instanceof MethodInvocationTree call ? answers(call) : List.of(ARGUMENT);
    }

    private static String joined(String left, String right) {
        return (left + right).replace(ARGUMENT + ARGUMENT, ARGUMENT);
    }

    /** What a method of the same file returns. */
    private List<String> answers(MethodInvocationTree call) {
        if (call.getMethodSelect() instanceof MemberSelectTree optional && optional.getIdentifier().contentEquals("orElse")) {
            return Stream.concat(Stream.of(ARGUMENT), texts(call.getArguments().get(0)).stream()).toList();
        }
        String name = call.getMethodSelect() instanceof IdentifierTree own ? own.getName().toString() : "";
        // Taken out meanwhile: a method that calls itself says nothing new.
        List<ExpressionTree> answers = returned.remove(name);
        if (answers == null) {
            return List.of(ARGUMENT);
        }
        List<String> texts = answers.stream().flatMap(answer -> texts(answer).stream()).distinct().toList();
        returned.put(name, answers);
        return texts;
    }

    private final class Returns extends TreeScanner<Void, Void> {

        private String method = "";

        @Override
        public Void visitMethod(MethodTree node, Void none) {
            method = node.getName().toString();
            return super.visitMethod(node, none);
        }

        @Override
        public Void visitLambdaExpression(LambdaExpressionTree node, Void none) {
            return null;
        }

        @Override
        public Void visitReturn(ReturnTree node, Void none) {
            if (node.getExpression() != null) {
                returned.computeIfAbsent(method, name -> new ArrayList<>()).add(node.getExpression());
            }
            return super.visitReturn(node, none);
        }
    }

    private final class Spoken extends TreeScanner<Void, Void> {

        private boolean named;
        private boolean inMethod;

        @Override
        public Void visitClass(ClassTree node, Void none) {
            named |= NAMED.contains(node.getSimpleName().toString());
            return super.visitClass(node, none);
        }

        @Override
        public Void visitMethod(MethodTree node, Void none) {
            locals.clear();
            inMethod = true;
            super.visitMethod(node, none);
            inMethod = false;
            return null;
        }

        @Override
        public Void visitVariable(VariableTree node, Void none) {
            if (inMethod && node.getInitializer() != null) {
                locals.put(node.getName().toString(), node.getInitializer());
            } else if (named && node.getInitializer() instanceof NewClassTree) {
                found.add(node.getName().toString());
            }
            return super.visitVariable(node, none);
        }

        @Override
        public Void visitNewClass(NewClassTree node, Void none) {
            collect(node.getIdentifier().toString(), node.getArguments());
            return super.visitNewClass(node, none);
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree node, Void none) {
            String name = node.getMethodSelect() instanceof MemberSelectTree select
                    ? select.getIdentifier().toString() : node.getMethodSelect().toString();
            List<? extends ExpressionTree> arguments = node.getArguments();
            if ("illegal".equals(name)) {
                // Of two arguments, the first names the field.
                String field = arguments.size() == 1 ? "" : ARGUMENT + " ";
                texts(arguments.get(arguments.size() - 1)).forEach(text -> found.add(field + text));
            }
            collect(name, arguments);
            return super.visitMethodInvocation(node, none);
        }

        private void collect(String name, List<? extends ExpressionTree> arguments) {
            for (int index : SPOKEN.getOrDefault(name, new int[0])) {
                if (index < arguments.size()) {
                    found.addAll(texts(arguments.get(index)));
                }
            }
        }
    }
}
