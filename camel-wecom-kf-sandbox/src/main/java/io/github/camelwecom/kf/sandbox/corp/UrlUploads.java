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
package io.github.camelwecom.kf.sandbox.corp;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import io.github.camelwecom.kf.sandbox.media.MediaContent;
import io.github.camelwecom.kf.sandbox.media.MediaType;
import io.github.camelwecom.kf.sandbox.media.StoredMedia;

/** The jobs of media/upload_by_url: each downloads in the background and can be asked after for 60 minutes. */
public final class UrlUploads {

    static final Duration LIFETIME = Duration.ofMinutes(60);
    private static final long MAX_BYTES = 200L * 1024 * 1024;
    private static final Duration DOWNLOAD_TIMEOUT = Duration.ofSeconds(60);
    private static final int OK = 200;
    private static final int PARTIAL_CONTENT = 206;

    private final Clock clock;
    private final Ids ids;
    private final MediaStore media;
    private final Map<String, Job> jobs = new HashMap<>();
    private HttpClient http;

    UrlUploads(Clock clock, Ids ids, MediaStore media) {
        this.clock = clock;
        this.ids = ids;
        this.media = media;
    }

    /**
     * Begins a download.
     *
     * @param  md5 of the content, in hexadecimal
     * @return     the jobid
     */
    public String start(MediaType type, String fileName, URI url, String md5) {
        forgetExpired();
        String jobId = ids.jobId();
        jobs.put(jobId, new Job(type, fileName, download(url, md5), clock.instant()));
        return jobId;
    }

    /**
     * How a job ended; empty as long as it runs.
     *
     * @throws KfRefusal with the reason when it failed
     */
    public Optional<StoredMedia> result(Job job) {
        if (!job.content.isDone()) {
            return Optional.empty();
        }
        try {
            byte[] bytes = job.content.join();
            if (job.stored == null) {
                job.stored = media.putForDownload(job.type, job.fileName, MediaContent.of(bytes));
            }
            return Optional.of(job.stored);
        } catch (CompletionException e) {
            throw e.getCause() instanceof KfRefusal refusal ? refusal : new KfRefusal(KfErrcode.URL_DOWNLOAD_FAILED);
        }
    }

    public Job job(String jobId) {
        forgetExpired();
        return Optional.ofNullable(jobs.get(jobId))
                .orElseThrow(() -> new KfRefusal(KfErrcode.INVALID_PARAMETER, "jobid is unknown or older than 60 minutes"));
    }

    private void forgetExpired() {
        Instant oldest = clock.instant().minus(LIFETIME);
        jobs.values().removeIf(job -> job.started.isBefore(oldest));
    }

    private CompletableFuture<byte[]> download(URI url, String md5) {
        if (http == null) {
            http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(DOWNLOAD_TIMEOUT).build();
        }
        HttpRequest request = HttpRequest.newBuilder(url).timeout(DOWNLOAD_TIMEOUT).header("Range", "bytes=0-").build();
        return http.sendAsync(request, UrlUploads::read).thenApply(response -> checked(response.body(), md5));
    }

    /** Reads nothing of a response that is refused anyway. */
    private static HttpResponse.BodySubscriber<byte[]> read(HttpResponse.ResponseInfo head) {
        if (head.statusCode() == OK) {
            throw new KfRefusal(KfErrcode.INVALID_UPLOAD_URL);
        }
        if (head.statusCode() != PARTIAL_CONTENT) {
            throw new KfRefusal(KfErrcode.URL_DOWNLOAD_FAILED, "HTTP status " + head.statusCode());
        }
        if (head.headers().firstValueAsLong("Content-Length").orElse(0) > MAX_BYTES) {
            throw new KfRefusal(KfErrcode.MEDIA_TOO_LARGE, "at most " + MAX_BYTES + " bytes");
        }
        return HttpResponse.BodySubscribers.ofByteArray();
    }

    private static byte[] checked(byte[] content, String md5) {
        if (!md5(content).equalsIgnoreCase(md5)) {
            throw new KfRefusal(KfErrcode.INVALID_MD5);
        }
        return content;
    }

    private static String md5(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One download. */
    public static final class Job {

        private final MediaType type;
        private final String fileName;
        private final CompletableFuture<byte[]> content;
        private final Instant started;
        private StoredMedia stored;

        private Job(MediaType type, String fileName, CompletableFuture<byte[]> content, Instant started) {
            this.type = type;
            this.fileName = fileName;
            this.content = content;
            this.started = started;
        }
    }
}
