using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Interp.Testing;

namespace Interp.Api.Tests.Platform;

/// <summary>What programs can lean on lies in the repository, so that a change of it is seen in review.</summary>
public sealed class TheOpenApiDocumentIsCommitted(Site site) : IClassFixture<Site>
{
    private const string Writes = "INTERP_WRITE_OPENAPI";
    private const string Command = $"{Writes}=1 dotnet test --project tests/Interp.Api.Tests --filter-class '*{nameof(TheOpenApiDocumentIsCommitted)}'";

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_the_host_gives_is_what_docs_say()
    {
        var file = Path.Combine(Checkout.Root, "docs", "openapi.json");
        var given = Ordered(await site.CreateClient().GetStringAsync("/openapi/v1.json", Cancellation));
        if (Environment.GetEnvironmentVariable(Writes) is { Length: > 0 }) await File.WriteAllTextAsync(file, given, Cancellation);

        var (host, docs) = (given.Split('\n'), (await File.ReadAllTextAsync(file, Cancellation)).Split('\n'));
        var same = host.Zip(docs).TakeWhile(line => string.Equals(line.First, line.Second, StringComparison.Ordinal)).Count();
        (same, docs.Length).ShouldBe((host.Length, host.Length),
            $"docs/openapi.json differs from line {same + 1} on. It has{Environment.NewLine}{docs.ElementAtOrDefault(same)}{Environment.NewLine}and the host gives{Environment.NewLine}{host.ElementAtOrDefault(same)}{Environment.NewLine}If that is meant, write it anew: {Command}");
    }

    /// <summary>One thing a line, addresses and schemas by name; without the address of this very host.</summary>
    private static string Ordered(string document)
    {
        var root = JsonNode.Parse(document)!.AsObject();
        root.Remove("servers");
        root["paths"] = ByName(root["paths"]!.AsObject());
        var components = root["components"]!.AsObject();
        components["schemas"] = ByName(components["schemas"]!.AsObject());
        return root.ToJsonString(Readable) + "\n";
    }

    private static JsonObject ByName(JsonObject members) =>
        new(members.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())));
}
