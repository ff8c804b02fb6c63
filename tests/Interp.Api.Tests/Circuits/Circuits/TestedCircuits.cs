using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Interp.Domain.Circuits;
using Interp.Domain.Platform;
using Interp.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Interp.Api.Tests.Circuits;

public sealed class TestedCircuits(Site site) : IClassFixture<Site>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_tests_say_stands_beside_both_circuits_over_http_and_on_the_page()
    {
        CircuitNode[] nodes = [new("0.0", "tested", "S2"), new("0.1", "tested", "END")];
        var commands = site.Services.GetRequiredService<CircuitCommands>();
        await commands.Save(site.World.Learner, new("Tested <b>", "tiny", nodes, "tested-one", Visibility: Visibility.Public), Cancellation);
        await commands.Save(site.World.Learner, new("Untested", "tiny", nodes[..1], "untested-one", Visibility: Visibility.Public), Cancellation);
        Guid test;
        await using (var db = site.Db()) test = await site.World.AddEvaluation(db, nodes, 3);
        var (researcher, anonymous) = (await site.As(site.World.Researcher), await site.As(Viewer.Anonymous));

        var tests = await researcher.GetFromJsonAsync<JsonElement>("/api/v1/circuits/tested-one/tests", Cancellation);
        tests[0].GetProperty("experiment").GetProperty("id").GetGuid().ShouldBe(test);
        tests[0].GetProperty("edges").EnumerateArray().ShouldContain(e => e.GetProperty("to").GetString() == "0.1" && e.GetProperty("input").GetString() == "q" && e.GetProperty("effect").GetDouble() == 0.25);
        (await anonymous.GetFromJsonAsync<JsonElement>("/api/v1/circuits/tested-one/tests", Cancellation)).GetArrayLength().ShouldBe(0, "the test is the cohort's");
        (await anonymous.GetAsync("/api/v1/circuits/none/tests", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await researcher.GetFromJsonAsync<JsonElement>("/api/v1/circuits/tested-one/compared-with/untested-one", Cancellation)).GetProperty("scoreA").GetProperty("findings").GetProperty("circuitAlone").GetDouble().ShouldBe(3);

        var page = WebUtility.HtmlDecode(await researcher.GetStringAsync("/circuits/compare?a=tested-one&b=untested-one", Cancellation));
        page.ShouldContain("75.00\u202F%");
        page.ShouldContain("not evaluated yet");
        page.ShouldContain("/c/untested-one#tests");
        page.ShouldContain("+0.500 (0.0 at S2)");
        page.ShouldContain("0.0 at S2 → q of 0.1 at END: +0.250");
        var outside = WebUtility.HtmlDecode(await anonymous.GetStringAsync("/circuits/compare?a=tested-one&b=untested-one", Cancellation));
        outside.ShouldNotContain("75.00\u202F%");
        outside.ShouldContain("not evaluated yet");
    }
}
