using k8s.Models;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CrdToolkit.Tests.Hosting;

public sealed class OperatorBuilderTests
{
    private readonly ServiceCollection services = new();

    [Fact]
    public void A_cache_of_what_nobody_watches_says_what_to_write()
    {
        services.AddOperator();
        using var provider = services.BuildServiceProvider();
        var failure = Assert.Throws<InvalidOperationException>(provider.GetRequiredService<ResourceCache<V1ConfigMap>>);
        Assert.Equal("Nobody watches V1ConfigMap, so there is no cache of it. Write [Owns<V1ConfigMap>] or [Watches<V1ConfigMap>(...)] on a reconciler, or AddOperator().AddCache<V1ConfigMap>(...).", failure.Message);
    }

    [Fact]
    public void The_connection_is_that_of_a_registered_configuration()
    {
        services.AddLogging();
        services.AddSingleton(new k8s.KubernetesClientConfiguration { Host = "http://api.test", TlsServerName = "kubernetes.default" });
        services.AddOperator();
        using var provider = services.BuildServiceProvider();
        var api = provider.GetRequiredService<KubernetesApi>();
        Assert.Equal((new Uri("http://api.test/"), "kubernetes.default"), (api.Client.BaseUri, api.TlsServerName));
    }

    [Fact]
    public void Two_controllers_need_two_names()
    {
        var builder = services.AddOperator().AddController<Machine, PlainReconciler>(Machine.Descriptor);
        var failure = Assert.Throws<InvalidOperationException>(() => builder.AddController<Machine, PlainReconciler>(Machine.Descriptor));
        Assert.Contains("Named(...)", failure.Message, StringComparison.Ordinal);
        builder.AddController<Machine, PlainReconciler>(Machine.Descriptor, controller => controller.Named("second"));
        Assert.Single(services, service => service.ServiceType == typeof(ICacheRunner));
    }

    [Fact]
    public void A_finalizer_needs_a_clean_up_and_the_reverse()
    {
        var builder = services.AddOperator();
        Assert.Throws<InvalidOperationException>(() => builder.AddController<Machine, PlainReconciler>(Machine.Descriptor, controller => controller.UseFinalizer("a/b")));
        Assert.Throws<InvalidOperationException>(() => builder.AddController<Machine, FinalizingReconciler>(Machine.Descriptor));
    }

    [Fact]
    public void A_type_is_watched_as_one_kind()
    {
        var builder = services.AddOperator().AddCache<Machine>(Machine.Descriptor).AddCache<Machine>(Machine.Descriptor);
        Assert.Throws<InvalidOperationException>(() => builder.AddCache<Machine>(Machine.Descriptor with { Version = "v2" }));
    }

    [Fact]
    public void Controllers_that_want_different_objects_of_a_type_are_told_and_the_cache_itself_has_the_last_word()
    {
        services.AddLogging();
        services.AddSingleton(new k8s.KubernetesClientConfiguration { Host = "http://api.test" });
        var builder = services.AddOperator()
            .Need<V1ConfigMap>(OperatorRig.ConfigMap, new() { LabelSelector = "app=web" }, "owned by First")
            .Need<V1ConfigMap>(OperatorRig.ConfigMap, null, "owned by Second");
        using (var provider = services.BuildServiceProvider())
        {
            var failure = Assert.Throws<InvalidOperationException>(provider.GetRequiredService<ResourceCache<V1ConfigMap>>);
            Assert.Equal(
                "V1ConfigMap is watched as two selections: labels app=web (owned by First) and everything (owned by Second). There is one cache of a type: give both the same selectors, or say with AddOperator().AddCache<V1ConfigMap>(...) which objects it holds.",
                failure.Message);
        }

        builder.AddCache<V1ConfigMap>(OperatorRig.ConfigMap, new() { Namespaces = ["a", "b"] });
        using var settled = services.BuildServiceProvider();
        Assert.Equal(["a", "b"], settled.GetRequiredService<ResourceCache<V1ConfigMap>>().Store.Scopes.Select(scope => scope.Namespace));
    }

    [Fact]
    public void Options_come_from_the_configuration_and_code_has_the_last_word()
    {
        Configure(("Operator:Namespaces:0", "a"), ("Operator:MaxConcurrentReconciles", "7"), ("Operator:Controllers:machine:MaxConcurrentReconciles", "2"));
        services.AddOperator(options => options.Namespaces.Add("b")).AddController<Machine, PlainReconciler>(Machine.Descriptor);
        using var provider = services.BuildServiceProvider();
        var options = provider.GetRequiredService<IOptions<OperatorOptions>>().Value;
        Assert.Equal(("a,b", 7, 2), (string.Join(',', options.Namespaces), options.MaxConcurrentReconciles, options.Controllers["Machine"].MaxConcurrentReconciles));
    }

    [Fact]
    public void What_is_set_for_a_controller_goes_before_what_is_set_for_all()
    {
        var definition = new ControllerDefinition<Machine>(Machine.Descriptor, typeof(PlainReconciler)) { MaxConcurrentReconciles = 3 };
        var options = new OperatorOptions { MaxConcurrentReconciles = 9, ReconcileTimeout = TimeSpan.FromSeconds(1), ResyncPeriod = TimeSpan.FromHours(1) };
        Assert.Equal(new ControllerSettings(3, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1)), ControllerSettings.Of(definition, options));
        options.Controllers["Machine"] = new() { MaxConcurrentReconciles = 2, ReconcileTimeout = TimeSpan.FromSeconds(5), ResyncPeriod = TimeSpan.Zero };
        Assert.Equal(new ControllerSettings(2, TimeSpan.FromSeconds(5), TimeSpan.Zero), ControllerSettings.Of(definition, options));
    }

    [Fact]
    public void The_field_manager_of_applies_is_set_for_the_operator()
    {
        services.AddLogging();
        services.AddSingleton(new k8s.KubernetesClientConfiguration { Host = "http://api.test" });
        services.AddOperator(options => options.FieldManager = "machines");
        using var provider = services.BuildServiceProvider();
        Assert.Equal("machines", provider.GetRequiredService<KubernetesApi>().FieldManager);
    }

    private void Configure(params (string Key, string Value)[] values) => services.AddSingleton<IConfiguration>(
        new ConfigurationBuilder().AddInMemoryCollection(values.ToDictionary(value => value.Key, value => (string?)value.Value)).Build());
}
