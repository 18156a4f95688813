using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CrdToolkit;

/// <summary>Reads the options from the configuration, where the application has one.</summary>
internal sealed class OperatorOptionsBinding(IServiceProvider services) : IConfigureOptions<OperatorOptions>
{
    public void Configure(OperatorOptions options) => services.GetService<IConfiguration>()?.GetSection(OperatorOptions.SectionName).Bind(options);
}
