using CrdToolkit;
using CrdToolkit.Benchmarks.Operator;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

// The operator that `CrdToolkit.Benchmarks process` measures: --count N --Operator:Kubeconfig FILE
var builder = Host.CreateApplicationBuilder(args);
builder.Logging.SetMinimumLevel(LogLevel.Warning);
var progress = new Progress(int.Parse(builder.Configuration["count"]!, null));
builder.Services.AddSingleton(progress);
builder.Services.AddOperator().AddReconcilers();
using var host = builder.Build();
await host.StartAsync();
await progress.All;
Console.WriteLine(progress.Report());
await host.StopAsync();
