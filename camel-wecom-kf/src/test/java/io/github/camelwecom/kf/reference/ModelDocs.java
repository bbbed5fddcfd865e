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
package io.github.camelwecom.kf.reference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;

/**
 * What the Javadoc of the model says of the fields of public records and of the constants of enums, as Markdown. A
 * field is named {@code TextMessage.Text.content}, a constant {@code Origin.CUSTOMER}.
 */
record ModelDocs(Map<String, String> texts) {

    private static final Path SOURCES = Path.of("src", "main", "java", "io", "github", "camelwecom", "kf", "model");

    static ModelDocs read() {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
             Stream<Path> sources = Files.walk(SOURCES)) {
            List<Path> java = sources.filter(file -> file.toString().endsWith(".java")).toList();
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(java));
            Reader reader = new Reader(DocTrees.instance(task));
            for (CompilationUnitTree unit : task.parse()) {
                reader.scan(unit, null);
            }
            return new ModelDocs(reader.texts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String text(String name) {
        String text = texts.get(name);
        if (text == null) {
            throw new IllegalStateException("The Javadoc of the model does not say what " + name + " is");
        }
        return text;
    }

    private static final class Reader extends TreePathScanner<Void, Void> {

        private static final Set<Modifier> OF_CONSTANTS = Set.of(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL);

        private final Map<String, String> texts = new TreeMap<>();
        private final DocTrees docs;

        Reader(DocTrees docs) {
            this.docs = docs;
        }

        @Override
        public Void visitClass(ClassTree type, Void nothing) {
            if (!type.getModifiers().getFlags().contains(Modifier.PUBLIC)) {
                return null;
            }
            if (type.getKind() == Tree.Kind.RECORD) {
                comment().getBlockTags().stream().filter(ParamTree.class::isInstance).map(ParamTree.class::cast)
                        .forEach(field -> put(field.getName().toString(), field.getDescription()));
            }
            return super.visitClass(type, nothing);
        }

        @Override
        public Void visitVariable(VariableTree variable, Void nothing) {
            boolean isInEnum = getCurrentPath().getParentPath().getLeaf().getKind() == Tree.Kind.ENUM;
            if (isInEnum && variable.getModifiers().getFlags().containsAll(OF_CONSTANTS) && comment() != null) {
                put(variable.getName().toString(), comment().getFullBody());
            }
            return null;
        }

        private void put(String member, List<? extends DocTree> description) {
            texts.put(className() + "." + member, new DocMarkdown(className()).of(description));
        }

        private DocCommentTree comment() {
            return docs.getDocCommentTree(getCurrentPath());
        }

        private String className() {
            return Stream.iterate(getCurrentPath(), path -> path != null, TreePath::getParentPath).map(TreePath::getLeaf)
                    .filter(ClassTree.class::isInstance).map(type -> ((ClassTree) type).getSimpleName().toString())
                    .reduce((inner, outer) -> outer + "." + inner).orElseThrow();
        }
    }
}
