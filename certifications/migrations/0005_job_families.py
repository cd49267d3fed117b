import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Apart from the change of rows before it, which PostgreSQL must have finished first."""

    dependencies = [
        ('certifications', '0004_kinds_and_states'),
    ]

    operations = [
        migrations.AlterField(
            model_name='certification',
            name='focus',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='certifications', to='certifications.jobfamily', verbose_name='job family'),
        ),
    ]
