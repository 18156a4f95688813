using System.Collections;
using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CrdToolkit.Tests.Hosting;

/// <summary>What stops the start of an operator with a controller <c>machine</c>, and what it says.</summary>
public sealed class OptionsRefusalTests
{
    [Theory]
    [InlineData("Controllers:machine:MaxConcurrentReconciles", "0", "Operator:Controllers:machine:MaxConcurrentReconciles is 0; it must be at least 1.")]
    [InlineData("ReconcileTimeout", "00:00:00", "Operator:ReconcileTimeout is 00:00:00; it must be longer than nothing.")]
    [InlineData("Controllers:machine:ReconcileTimeout", "-00:00:01", "Operator:Controllers:machine:ReconcileTimeout is -00:00:01; it must be longer than nothing.")]
    [InlineData("ReconcileTimeout", "2.00:00:00", "Operator:ReconcileTimeout is 2.00:00:00; it must be 1.00:00:00 at most.")]
    [InlineData("ResyncPeriod", "41.00:00:00", "Operator:ResyncPeriod is 41.00:00:00; it must be between 0, which switches it off, and 40 days.")]
    [InlineData("Controllers:machine:ResyncPeriod", "-00:00:01", "Operator:Controllers:machine:ResyncPeriod is -00:00:01; it must be between 0, which switches it off, and 40 days.")]
    [InlineData("StopGracePeriod", "01:00:01", "Operator:StopGracePeriod is 01:00:01; it must be between 0, which cancels at once, and 01:00:00.")]
    [InlineData("FieldManager", "", "Operator:FieldManager has 0 characters; it must have between 1 and 128.")]
    [InlineData("Namespaces:0", "Team_A", "Operator:Namespaces:0 is 'Team_A', which is no name of a namespace: it must have 1 to 63 lower case letters, digits and '-', and begin and end with a letter or digit.")]
    public void Values_that_nothing_can_work_with(string key, string value, string message) => Assert.Equal(message, Refusal((key, value)));

    [Theory]
    [InlineData("ResyncPeriod", "10", "Operator:ResyncPeriod: 10 is read as 10 days; write 00:00:10 for seconds, or 10.00:00:00 for days.")]
    [InlineData("Controllers:machine:ReconcileTimeout", "90", "Operator:Controllers:machine:ReconcileTimeout: 90 is read as 90 days; write 00:01:30 for seconds, or 90.00:00:00 for days.")]
    [InlineData("ReconcileTimeout", "30s", "Operator:ReconcileTimeout is 30s, which is no time; write hh:mm:ss, such as 00:00:15.")]
    [InlineData("MaxConcurrentReconciles", "many", "Operator:MaxConcurrentReconciles is many; it must be a whole number.")]
    [InlineData("MaxRetriesPerSecond", "1,5 or so", "Operator:MaxRetriesPerSecond is 1,5 or so; it must be a number.")]
    [InlineData("LeaderElection:Enabled", "yes", "Operator:LeaderElection:Enabled is yes; it must be true or false.")]
    public void Values_that_mean_something_else_than_they_seem_to(string key, string value, string message) => Assert.Equal(message, Refusal((key, value)));

    [Theory]
    [InlineData("MaxConcurentReconciles", "3", "Operator:MaxConcurentReconciles is no option; did you mean Operator:MaxConcurrentReconciles?")]
    [InlineData("LeaderElection:LeaseDurations", "00:00:15", "Operator:LeaderElection:LeaseDurations is no option; did you mean Operator:LeaderElection:LeaseDuration?")]
    [InlineData("Endpoint:Socket", "1", "Operator:Endpoint:Socket is no option; Operator:Endpoint has Port, Address.")]
    [InlineData("Controllers:machine:Workers", "3", "Operator:Controllers:machine:Workers is no option; Operator:Controllers:machine has MaxConcurrentReconciles, ReconcileTimeout, ResyncPeriod.")]
    [InlineData("Controllers:machin:MaxConcurrentReconciles", "3", "Operator:Controllers:machin is no controller; did you mean Operator:Controllers:machine?")]
    [InlineData("Controllers:site:MaxConcurrentReconciles", "3", "Operator:Controllers:site is no controller; there is machine.")]
    [InlineData("Namespaces", "a", "Operator:Namespaces is a, and holds several: write Operator:Namespaces:0.")]
    [InlineData("Endpoint", "8081", "Operator:Endpoint is 8081, and is no option itself: write Operator:Endpoint:Port or another of Port, Address.")]
    public void Keys_that_nobody_reads(string key, string value, string message) => Assert.Equal(message, Refusal((key, value)));

    [Theory]
    [InlineData("LeaseDuration", "15", "Operator:LeaderElection:LeaseDuration: 15 is read as 15 days; write 00:00:15 for seconds, or 15.00:00:00 for days.")]
    [InlineData("LeaseDuration", "15.00:00:00", "Operator:LeaderElection:LeaseDuration is 15.00:00:00; it must be 01:00:00 at most: so long others wait when the leader has died.")]
    [InlineData("LeaseName", "My Lease", "Operator:LeaderElection:LeaseName is 'My Lease', which is no name of an object: it must have 1 to 253 lower case letters, digits, '-' and '.', and each part between dots must begin and end with a letter or digit.")]
    [InlineData("Namespace", "a.b", "Operator:LeaderElection:Namespace is 'a.b', which is no name of a namespace: it must have 1 to 63 lower case letters, digits and '-', and begin and end with a letter or digit.")]
    public void Leases_that_cannot_be_or_would_be_held_for_ever(string key, string value, string message) =>
        Assert.Equal(message, Refusal(("LeaderElection:Enabled", "true"), ($"LeaderElection:{key}", value)));

    [Fact]
    public void Several_are_told_a_line_each() => Assert.Equal(
        "Operator:Endpoint:Port is 70000; it must be a port, or 0 for none.\nOperator:Namespaces:0 is '', which is no name of a namespace: it must have 1 to 63 lower case letters, digits and '-', and begin and end with a letter or digit.",
        Refusal(("Endpoint:Port", "70000"), ("Namespaces:0", "")));

    [Fact]
    public void A_controller_that_there_is_not_is_told_beside_a_text_that_is_wrong() => Assert.Equal(
        "Operator:ResyncPeriod: 10 is read as 10 days; write 00:00:10 for seconds, or 10.00:00:00 for days.\nOperator:Controllers:machin is no controller; did you mean Operator:Controllers:machine?",
        Refusal(("ResyncPeriod", "10"), ("Controllers:machin:MaxConcurrentReconciles", "2")));

    [Theory]
    [InlineData("resyncperiod", "0")]
    [InlineData("ReconcileTimeout", "")]
    [InlineData("ResyncPeriod", "1.00:00:00")]
    [InlineData("controllers:MACHINE:resyncperiod", "00:10:00")]
    [InlineData("LeaderElection:LeaseName", "ops.example.com")]
    [InlineData("Endpoint:Port", "8081")]
    [InlineData("Controllers", "")]
    public void What_is_right_passes_in_any_case(string key, string value) => Assert.NotNull(Read((key, value)));

    [Fact]
    public void Every_option_is_known_and_nothing_else() => AssertKnown(typeof(OperatorOptions), OptionNames.Operator);

    private static void AssertKnown(Type options, OptionNames names)
    {
        var properties = options.GetProperties(BindingFlags.Instance | BindingFlags.Public);
        Assert.Equal(properties.Select(property => property.Name).Order(), names.All.Order());
        foreach (var property in properties)
        {
            var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            if (names.Values.TryGetValue(property.Name, out var kind))
                Assert.Equal(KindOf(type), kind);
            else if (names.Sections[property.Name].Each is not { } each)
                AssertKnown(type, names.Sections[property.Name]);
            else if (!names.Sections[property.Name].HoldsValues)
                AssertKnown(type.GetGenericArguments()[^1], each);
            else
                Assert.True(type.IsAssignableTo(typeof(IEnumerable)));
        }
    }

    private static OptionKind KindOf(Type type) =>
        type == typeof(int) ? OptionKind.Number
        : type == typeof(double) ? OptionKind.Fraction
        : type == typeof(bool) ? OptionKind.Flag
        : type == typeof(TimeSpan) ? OptionKind.Time
        : OptionKind.Text;

    private static string Refusal(params (string Key, string Value)[] values) => Assert.Throws<OptionsValidationException>(() => Read(values)).Message;

    private static OperatorOptions Read(params (string Key, string Value)[] values)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder()
            .AddInMemoryCollection(values.ToDictionary(value => $"Operator:{value.Key}", value => (string?)value.Value)).Build());
        services.AddOperator().AddController<Machine, PlainReconciler>(Machine.Descriptor);
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<IOptions<OperatorOptions>>().Value;
    }
}
