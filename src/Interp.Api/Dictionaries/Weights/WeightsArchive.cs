using System.IO.Compression;
using Interp.Domain.Dictionaries;
using Microsoft.AspNetCore.Http.Features;

namespace Interp.Api.Dictionaries;

/// <summary>Files sent as a zip while they are read; numbers do not compress, so they are only stored.</summary>
internal sealed class WeightsArchive(WeightsDownload download) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        using (download)
        {
            httpContext.Response.ContentType = "application/zip";
            httpContext.Response.Headers.ContentDisposition = $"attachment; filename=\"{download.Name}.zip\"";
            httpContext.Response.Headers.CacheControl = "private, no-store";
            // The few bytes of a zip's headers are written synchronously whatever one calls; the weights are not.
            if (httpContext.Features.Get<IHttpBodyControlFeature>() is { } body) body.AllowSynchronousIO = true;
            var cancellationToken = httpContext.RequestAborted;
            await using var archive = await ZipArchive.CreateAsync(httpContext.Response.Body, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellationToken);
            foreach (var path in download.Files)
            {
                var entry = archive.CreateEntry($"{download.Name}/{Path.GetFileName(path)}", CompressionLevel.NoCompression);
                await using var target = await entry.OpenAsync(cancellationToken);
                await using var source = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 16, useAsync: true);
                await source.CopyToAsync(target, cancellationToken);
            }
        }
    }
}
