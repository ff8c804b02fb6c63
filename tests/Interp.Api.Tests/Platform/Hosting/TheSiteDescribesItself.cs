using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Xml.Linq;
using Interp.Testing;

namespace Interp.Api.Tests.Platform;

public sealed class TheSiteDescribesItself(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task The_description_lists_every_resource()
    {
        var document = await site.CreateClient().GetFromJsonAsync<JsonElement>("/openapi/v1.json", TestContext.Current.CancellationToken);
        document.GetProperty("paths").EnumerateObject().Select(p => p.Name).ShouldBe(
        [
            "/api/v1/models",
            "/api/v1/models/{model}",
            "/api/v1/corpora",
            "/api/v1/corpora/{corpus}",
            "/api/v1/dictionaries",
            "/api/v1/dictionaries/{dictionary}",
            "/api/v1/dictionaries/{dictionary}/features",
            "/api/v1/dictionaries/{dictionary}/export",
            "/api/v1/dictionaries/import", "/api/v1/dictionaries/{dictionary}/weights", "/api/v1/dictionaries/weights",
            "/api/v1/lists/{id}/export", "/api/v1/sweeps", "/api/v1/sweeps/{id}", "/api/v1/sweeps/{id}/points.csv",
            "/api/v1/experiments", "/api/v1/experiments/estimate", "/api/v1/experiments/{id}", "/api/v1/experiments/{id}/grids/{grid}", "/api/v1/experiments/{id}/grids/{grid}.csv",
            "/api/v1/experiments/{id}/grids/{grid}.svg", "/api/v1/experiments/{id}/notebook", "/api/v1/prompt-sets", "/api/v1/prompt-sets/{set}", "/api/v1/prompt-sets/{set}/reading",
            "/api/v1/dictionaries/{dictionary}/features/{index}",
            "/api/v1/dictionaries/{dictionary}/features/{index}/ablations",
            "/api/v1/dictionaries/{dictionary}/map",
            "/api/v1/dictionaries/{dictionary}/map/labels",
            "/api/v1/dictionaries/{dictionary}/compare",
            "/api/v1/dictionaries/{dictionary}/compare/{other}",
            "/api/v1/dictionaries/{dictionary}/features/{index}/opinions",
            "/api/v1/dictionaries/{dictionary}/features/{index}/labels",
            "/api/v1/dictionaries/{dictionary}/features/{index}/labels/{version}/restore",
            "/api/v1/dictionaries/{dictionary}/features/{index}/rating",
            "/api/v1/dictionaries/{dictionary}/features/{index}/ratings",
            "/api/v1/dictionaries/{dictionary}/features/{index}/agreement",
            "/api/v1/dictionaries/{dictionary}/agreement",
            "/api/v1/dictionaries/{dictionary}/disagreement",
            "/api/v1/cohorts/{cohort}/agreement",
            "/api/v1/cohorts/{cohort}/reported-comments",
            "/api/v1/dictionaries/{dictionary}/features/{index}/comments",
            "/api/v1/comments/{id}",
            "/api/v1/comments/{id}/resolved",
            "/api/v1/comments/{id}/reports",
            "/api/v1/comments/{id}/hidden",
            "/api/v1/lists",
            "/api/v1/lists/{id}",
            "/api/v1/lists/{id}/items",
            "/api/v1/lists/{id}/items/{dictionary}/{index}",
            "/api/v1/links",
            "/api/v1/links/{code}",
            "/api/v1/jobs",
            "/api/v1/jobs/{id}",
            "/api/v1/jobs/{id}/cancel",
            "/api/v1/dictionaries/{dictionary}/features/{index}/examples/{example}",
            "/api/v1/inference/features",
            "/api/v1/inference/continuations", "/api/v1/inference/prompt", "/api/v1/inference/head",
            "/api/v1/circuits", "/api/v1/circuits/{name}", "/api/v1/circuits/{name}/compared-with/{other}", "/api/v1/circuits/{name}/copies", "/api/v1/circuits/{name}/tests",
            "/api/v1/cohorts",
        ], ignoreOrder: true);
    }

    [Fact]
    public async Task It_says_that_it_is_well()
    {
        var answer = await site.CreateClient().GetAsync("/healthz", TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBe("Healthy");
    }

    [Fact]
    public async Task The_first_page_says_which_version_it_is()
    {
        var version = XDocument.Load(Path.Combine(Checkout.Root, "Directory.Build.props")).Descendants("Version").Single().Value;
        (await site.CreateClient().GetStringAsync("/", TestContext.Current.CancellationToken)).ShouldContain($"This site runs Interp {version}");
    }

    [Fact]
    public async Task Models_and_corpora_are_open_to_everybody_when_public()
    {
        var client = site.CreateClient();
        (await client.GetFromJsonAsync<JsonElement>("/api/v1/models/tiny", TestContext.Current.CancellationToken)).GetProperty("hookPoints").GetArrayLength().ShouldBe(2);
        (await client.GetFromJsonAsync<JsonElement>("/api/v1/corpora/text", TestContext.Current.CancellationToken)).GetProperty("tokens").GetInt64().ShouldBe(1_000_000);
    }
}
