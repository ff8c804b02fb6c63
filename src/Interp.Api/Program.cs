using Interp.Api;
using Interp.Queue;

var builder = WebApplication.CreateBuilder(args);
builder.AddInterpApi();
var app = builder.Build();
if (OperatorCommands.Find(args) is { } command)
    return await command(app.Services, args, Console.Out, CancellationToken.None);

if (app.Environment.IsDevelopment()) await app.Services.GetRequiredService<DevelopmentStart>().Prepare(CancellationToken.None);
await app.Services.GetRequiredService<SitePreparation>().Prepare(CancellationToken.None);
app.UseInterpApi();
app.MapInterpApi();
await app.RunAsync();
return 0;
