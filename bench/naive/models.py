"""The flat tables that flat.py writes."""

from django.db import models


class Program(models.Model):
    id = models.BigIntegerField(primary_key=True)
    name = models.TextField()
    provider = models.TextField()
    city = models.TextField()
    state = models.TextField()
    cip4 = models.TextField()
    award = models.TextField()
    delivery = models.TextField()
    price_low = models.IntegerField(null=True)
    price_high = models.IntegerField(null=True)
    price_basis = models.TextField()
    months_low = models.FloatField(null=True)
    months_high = models.FloatField(null=True)
    length_basis = models.TextField()
    local_p25 = models.IntegerField(null=True)
    local_median = models.IntegerField(null=True)
    job = models.TextField()
    earnings = models.IntegerField(null=True)
    years_after = models.IntegerField(null=True)
    awards = models.IntegerField(null=True)

    class Meta:
        managed = False
        db_table = "programs"

    def __str__(self) -> str:
        return self.name


class Wage(models.Model):
    id = models.BigIntegerField(primary_key=True)
    occupation = models.TextField()
    area = models.TextField()
    area_type = models.TextField()
    employment = models.IntegerField(null=True)
    annual_p10 = models.IntegerField(null=True)
    annual_p25 = models.IntegerField(null=True)
    annual_median = models.IntegerField(null=True)
    annual_p75 = models.IntegerField(null=True)
    annual_p90 = models.IntegerField(null=True)
    location_quotient = models.FloatField(null=True)
    sampling_error = models.FloatField(null=True)

    class Meta:
        managed = False
        db_table = "wages"

    def __str__(self) -> str:
        return f"{self.occupation} in {self.area}"
