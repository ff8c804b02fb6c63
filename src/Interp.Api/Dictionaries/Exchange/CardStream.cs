using System.IO.Pipelines;
using System.Text.Json;
using Interp.Domain.Dictionaries;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Interp.Api.Dictionaries;

/// <summary>Cards written to the response as they are read, so that a dictionary of any size needs the memory of one.</summary>
internal sealed class CardStream(ExportFormat format, string name, ExportHeader? head, IAsyncEnumerable<FeatureCard> cards) : IResult
{
    private static readonly byte[] LineEnd = "\n"u8.ToArray();

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var isBatch = format == ExportFormat.SaeDashboard;
        httpContext.Response.ContentType = isBatch ? "application/json" : "application/x-ndjson";
        httpContext.Response.Headers.ContentDisposition = $"attachment; filename=\"{name}.{(isBatch ? "batch.json" : "jsonl")}\"";
        httpContext.Response.Headers.CacheControl = "private, no-store";
        if (isBatch) await WriteBatch(httpContext.Response.BodyWriter, httpContext.RequestAborted);
        else await WriteLines(httpContext, httpContext.RequestAborted);
    }

    private async Task WriteLines(HttpContext context, CancellationToken cancellationToken)
    {
        var options = context.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        await foreach (var card in cards.WithCancellation(cancellationToken))
        {
            await JsonSerializer.SerializeAsync(context.Response.Body, CardDocuments.Of(card), options, cancellationToken);
            await context.Response.Body.WriteAsync(LineEnd, cancellationToken);
        }
    }

    private async Task WriteBatch(PipeWriter body, CancellationToken cancellationToken)
    {
        await using var json = new Utf8JsonWriter(body);
        json.WriteStartObject();
        json.WriteString("model_id", head!.ModelId);
        if (int.TryParse(head.Layer, out var layer)) json.WriteNumber("layer", layer);
        else json.WriteString("layer", head.Layer);
        json.WriteString("sae_set", head.SaeSet);
        json.WriteStartArray("features");
        await foreach (var card in cards.WithCancellation(cancellationToken))
        {
            JsonSerializer.Serialize(json, BatchFeatures.Of(card, head), BatchJson.Options);
            await json.FlushAsync(cancellationToken);
            await body.FlushAsync(cancellationToken);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
