using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace Interp.Web.BrowserScript;

/// <summary>Serves Blazor's browser script, which the build takes from the ASP.NET Core runtime pack.</summary>
public static class BlazorScriptEndpoint
{
    private const string Address = "/_framework/blazor.web.js";

    /// <summary>Maps <c>/_framework/blazor.web.js</c>: brotli or plain, with an entity tag, revalidated by the browser.</summary>
    /// <param name="endpoints">The host's endpoints.</param>
    public static IEndpointConventionBuilder MapBlazorScript(this IEndpointRouteBuilder endpoints)
    {
        byte[] plain = Read();
        byte[] packed = Pack(plain);
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(plain))[..16]}\"";
        var packedTag = $"\"{Convert.ToHexStringLower(SHA256.HashData(packed))[..16]}\"";
        return endpoints.MapMethods(Address, [HttpMethods.Get, HttpMethods.Head], (HttpContext context) =>
        {
            var brotli = context.Request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.Ordinal);
            IHeaderDictionary headers = context.Response.Headers;
            headers.CacheControl = "no-cache";
            headers.Vary = "Accept-Encoding";
            if (brotli)
                headers.ContentEncoding = "br";
            return Results.Bytes(
                brotli ? packed : plain,
                "text/javascript",
                entityTag: new EntityTagHeaderValue(brotli ? packedTag : tag));
        }).AllowAnonymous().ExcludeFromDescription();
    }

    private static byte[] Read()
    {
        using Stream resource = typeof(BlazorScriptEndpoint).Assembly.GetManifestResourceStream("blazor.web.js")
            ?? throw new InvalidOperationException("Interp.Web was built without blazor.web.js: rebuild it, see docs/decisions/0004-blazor-browser-script.md.");
        using var copy = new MemoryStream();
        resource.CopyTo(copy);
        return copy.ToArray();
    }

    private static byte[] Pack(byte[] plain)
    {
        using var target = new MemoryStream();
        using (var brotli = new BrotliStream(target, CompressionLevel.Optimal, leaveOpen: true))
            brotli.Write(plain);
        return target.ToArray();
    }
}
