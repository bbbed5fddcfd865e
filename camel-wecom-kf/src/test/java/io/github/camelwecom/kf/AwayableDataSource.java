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

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Logger;

import javax.sql.DataSource;

/**
 * A database that goes away and comes back, and whose replies get lost.
 */
public final class AwayableDataSource implements DataSource {

    private final DataSource source;
    private volatile boolean away;
    private volatile boolean losesReplies;
    private volatile CountDownLatch answersAgain = new CountDownLatch(0);
    private volatile Runnable onTheWayBack = () -> {
    };

    public AwayableDataSource(DataSource source) {
        this.source = source;
    }

    public void away(boolean isAway) {
        away = isAway;
    }

    /** Whoever asks waits until it answers again. */
    public void hang() {
        answersAgain = new CountDownLatch(1);
    }

    public void answerAgain() {
        answersAgain.countDown();
    }

    /** What is told is done, and that it was done is not heard. */
    public void loseReplies(boolean loses) {
        losesReplies = loses;
    }

    /** What happens between a write and its answer. */
    public void onTheWayBack(Runnable event) {
        onTheWayBack = event;
    }

    @Override
    public Connection getConnection() throws SQLException {
        awaitAnswer();
        if (away) {
            throw new SQLException("Connection refused", "08001");
        }
        Connection connection = source.getConnection();
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] { Connection.class }, (proxy, method, args) -> {
                    Object answer = invoke(method, connection, args);
                    return answer instanceof PreparedStatement statement ? statement(statement) : answer;
                });
    }

    private void awaitAnswer() throws SQLException {
        try {
            answersAgain.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("Interrupted", e);
        }
    }

    private PreparedStatement statement(PreparedStatement statement) {
        return (PreparedStatement) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] { PreparedStatement.class }, (proxy, method, args) -> {
                    Object answer = invoke(method, statement, args);
                    if (method.getName().equals("executeUpdate")) {
                        onTheWayBack.run();
                        failIfRepliesAreLost();
                    }
                    return answer;
                });
    }

    private void failIfRepliesAreLost() throws SQLException {
        if (losesReplies) {
            throw new SQLException("Connection reset", "08006");
        }
    }

    private static Object invoke(java.lang.reflect.Method method, Object target, Object[] args) throws Throwable {
        try {
            return method.invoke(target, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) {
        // it writes no log
    }

    @Override
    public void setLoginTimeout(int seconds) {
        // it does not wait
    }

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
