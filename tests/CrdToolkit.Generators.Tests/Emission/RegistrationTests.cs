namespace CrdToolkit.Generators.Tests.Emission;

/// <summary>What AddReconcilers() registers.</summary>
public class RegistrationTests
{
    private const string Context = """
        using System;
        using System.Text.Json;
        using System.Text.Json.Serialization;
        using System.Text.Json.Serialization.Metadata;
        namespace Acme;
        [JsonSerializable(typeof(LISTED))]
        internal sealed class Context() : JsonSerializerContext(null)
        {
            public static Context Default { get; } = new();
            protected override JsonSerializerOptions? GeneratedSerializerOptions => null;
            public override JsonTypeInfo? GetTypeInfo(Type type) => null;
        }
        """;

    [Fact]
    public void A_reconciler_is_found_by_its_base_list_alone() =>
        Assert.Contains(
            "AddController<global::Acme.VirtualMachine, global::Acme.Plain>(global::Acme.VirtualMachine.Descriptor);",
            Registration(Sources.VirtualMachine, "namespace Acme;\n" + Sources.Reconciler("VirtualMachine", "Plain")));

    [Fact]
    public void A_reconciler_that_inherits_the_interface_is_found_by_its_attributes() =>
        Assert.Contains(
            "AddController<global::Acme.VirtualMachine, global::Acme.Derived>",
            Registration(
                Sources.VirtualMachine,
                "namespace Acme;\n" + Sources.Reconciler("VirtualMachine", "Base").Replace("partial class", "abstract class")
                    + "\n[CrdToolkit.Owns<k8s.Models.V1Secret>] public class Derived : Base;"));

    [Fact]
    public void A_reconciler_that_is_named_and_nothing_else_is_found_and_named() =>
        Assert.Contains(
            ".Named(\"machine-backup\")",
            Registration(
                Sources.VirtualMachine,
                "namespace Acme;\n" + Sources.Reconciler("VirtualMachine", "Base").Replace("partial class", "abstract class")
                    + "\n[CrdToolkit.ControllerName(\"machine-backup\")] public class Derived : Base;"));

    [Fact]
    public void A_reconciler_with_several_attributes_is_registered_once()
    {
        var text = Registration(Sources.VirtualMachine);
        Assert.Equal(2, text.Split("global::Acme.VirtualMachineReconciler").Length);
        Assert.Contains(".UseFinalizer(\"infra.example.com/machine\")", text);
        Assert.Contains(".Owns<global::k8s.Models.V1ConfigMap>(new global::CrdToolkit.ResourceDescriptor(\"\", \"v1\", \"ConfigMap\", \"configmaps\", global::CrdToolkit.ResourceScope.Namespaced))", text);
    }

    [Theory]
    [InlineData("static ", "=> global::Acme.Mapping.Map(resource)")]
    [InlineData("", "GetRequiredService<global::Acme.Mapping>(services).Map(resource)")]
    public void A_watch_calls_the_method_that_maps(string modifier, string expected) =>
        Assert.Contains(
            expected,
            Registration(
                Sources.VirtualMachine,
                "namespace Acme;\n" + Sources.Reconciler(
                    "VirtualMachine",
                    "Mapping",
                    "[CrdToolkit.Watches<k8s.Models.V1Secret>(nameof(Map))]",
                    $"public {modifier}System.Collections.Generic.IEnumerable<CrdToolkit.NamespacedName> Map(k8s.Models.V1Secret secret) => [];")));

    [Theory]
    [InlineData("Owns<k8s.Models.V1Secret>(LabelSelector = \"a=b\")", ".Owns<global::k8s.Models.V1Secret>(SECRET, new global::CrdToolkit.CacheOptions<global::k8s.Models.V1Secret> { LabelSelector = \"a=b\", FieldSelector = null })")]
    [InlineData("Owns<k8s.Models.V1Secret>(MetadataOnly = true, FieldSelector = \"type=Opaque\", Optional = true)", ".OwnsMetadata<global::k8s.Models.V1Secret>(SECRET, new global::CrdToolkit.CacheOptions<global::CrdToolkit.PartialObjectMetadata<global::k8s.Models.V1Secret>> { LabelSelector = null, FieldSelector = \"type=Opaque\" }, isOptional: true)")]
    [InlineData("Watches<k8s.Models.V1Secret>(nameof(Whole), LabelSelector = \"a=b\")", ".Watches<global::k8s.Models.V1Secret>(SECRET, static (services, resource) => global::Acme.Mapping.Whole(resource), new global::CrdToolkit.CacheOptions<global::k8s.Models.V1Secret> { LabelSelector = \"a=b\", FieldSelector = null })")]
    [InlineData("Watches<k8s.Models.V1Secret>(nameof(Meta), Optional = true)", ".WatchesMetadata<global::k8s.Models.V1Secret>(SECRET, static (services, resource) => global::Acme.Mapping.Meta(resource), isOptional: true)")]
    [InlineData("ReconcileOn(CrdToolkit.ObjectChanges.Labels | CrdToolkit.ObjectChanges.Annotations)", ".ReconcileOn((global::CrdToolkit.ObjectChanges)3)")]
    public void What_an_attribute_says_is_registered(string attribute, string expected) =>
        Assert.Contains(
            expected.Replace("SECRET", "new global::CrdToolkit.ResourceDescriptor(\"\", \"v1\", \"Secret\", \"secrets\", global::CrdToolkit.ResourceScope.Namespaced)", StringComparison.Ordinal),
            Registration(
                Sources.VirtualMachine,
                "namespace Acme;\n" + Sources.Reconciler(
                    "VirtualMachine",
                    "Mapping",
                    $"[CrdToolkit.{attribute}]",
                    """
                    public static System.Collections.Generic.IEnumerable<CrdToolkit.NamespacedName> Whole(k8s.Models.V1Secret secret) => [];
                    public static System.Collections.Generic.IEnumerable<CrdToolkit.NamespacedName> Meta(CrdToolkit.PartialObjectMetadata<k8s.Models.V1Secret> secret) => [];
                    """)));

    [Fact]
    public void A_serializer_context_that_lists_a_resource_is_wired_in() =>
        Assert.Contains(
            "builder.AddJsonTypeInfoResolver(global::Acme.Context.Default);",
            Registration(Sources.VirtualMachine, Context.Replace("LISTED", "VirtualMachine")));

    [Fact]
    public void A_serializer_context_for_other_types_is_left_alone() =>
        Assert.DoesNotContain("AddJsonTypeInfoResolver", Registration(Sources.VirtualMachine, Context.Replace("LISTED", "string")));

    [Fact]
    public void A_finalizer_name_with_quotes_stays_one_literal() =>
        Assert.Contains(
            """.UseFinalizer("a\"b\\c")""",
            Registration(Sources.VirtualMachine.Replace("infra.example.com/machine", """a\"b\\c""")));

    [Fact]
    public void Every_generated_client_is_registered() =>
        Assert.Contains(
            "TryAddSingleton<global::Acme.VirtualMachineClient>(builder.Services);",
            Registration(Sources.VirtualMachine));

    private static string Registration(params string[] sources) => GeneratorRun.Of(sources).AssertCompiles().Files["GeneratedReconcilers.g.cs"];
}
